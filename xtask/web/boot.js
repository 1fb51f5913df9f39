// Stands after the glue in the same module and starts the app: the content is asked for beside
// the wasm, not after it. The app awaits the promises in `suuntaBoot`.
const root = document.documentElement
const query = new URLSearchParams(location.search)
const stored = (key) => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage is blocked: the app itself says so
  }
}
const content = async (name) => {
  const response = await fetch(root.dataset.content + name)
  if (!response.ok) throw new Error(`${response.status} ${name}`)
  return response.arrayBuffer()
}
const add = (name, members) =>
  new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement(name), { ...members, onload, onerror }))
  })
for (const name of ['text', 'contrast']) root.dataset[name] = stored(`suunta.${name}`) ?? ''
// An id from an address can be anything: only what could be a file's name is asked for, and what
// does not exist gives way to the default (the app says so).
const plain = (id) => /^[\w-]{1,40}$/.test(id ?? '') && id
const lang = plain(query.get('lang')) || plain(stored('suunta.lang')) || '{{language}}'
const profile = plain(query.get('profile')) || plain(stored('suunta.profile')) || '{{profile}}'
// The language that was found, and its texts.
const found = content(`${lang}.txt`).then(
  (text) => [lang, text],
  async () => ['{{language}}', await content('{{language}}.txt')],
)

globalThis.suuntaBoot = {
  lang: found.then(([lang]) => lang),
  catalogue: content('catalogue.bin'),
  text: found.then(([, text]) => text),
  profile: content(`profiles/${profile}.${lang}.bin`).catch(async () => {
    const [known] = await found
    return content(`profiles/${profile}.${known}.bin`).catch(() =>
      content(`profiles/{{profile}}.${known}.bin`),
    )
  }),
  // Another language, once all that the next module needs of it is here.
  speak: async (lang, profile) => {
    const [text, own] = await Promise.all([
      content(`${lang}.txt`),
      content(`profiles/${profile}.${lang}.bin`),
    ])
    Object.assign(suuntaBoot, { lang, text, profile: own })
  },
  // The module with every page and its style. Elements, since only they can carry a hash.
  later: () =>
    new Promise((arrived, failed) => {
      const style = { href: '{{style}}', integrity: '{{style-integrity}}' }
      const styled = add('link', { rel: 'stylesheet', ...style })
      Object.assign(suuntaBoot, { arrived, failed, styled })
      const source = { src: '{{later}}', integrity: '{{later-integrity}}' }
      add('script', { type: 'module', ...source }).catch(failed)
    }),
}

// This script runs as soon as it is there; the app needs the whole page.
const parsed = new Promise((resolve) => {
  if (document.readyState !== 'loading') resolve()
  else document.addEventListener('DOMContentLoaded', resolve)
})
const failed = (error) => {
  root.dataset.boot = 'failed'
  throw error
}
// An address of a later page needs no detour by the first module, and only the later one
// reads aloud, locks the screen and erases what is too old.
const first = /^#?\/?(q\/.*|vote)?$/.test(location.hash) &&
  stored('suunta.aloud') !== 'on' && !stored('suunta.lock') && !stored('suunta.erase-after') && !['kiosk', 'coach'].includes(query.get('mode'))
if (first) {
  const module = Promise.all([fetch('{{wasm}}', { integrity: '{{integrity}}' }), parsed])
  __wbg_init({ module_or_path: module.then(([response]) => response) }).catch(failed)
} else {
  parsed.then(() => suuntaBoot.later()).catch(failed)
}

// A kiosk keeps nothing between people, a copy of the app included.
if (query.get('mode') !== 'kiosk' && 'serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(console.warn))
}
