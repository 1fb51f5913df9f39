// Stands after the glue in the same module and starts the app: the content is asked for beside
// the wasm, not after it. The app awaits the promises in `suuntaBoot`.
const root = document.documentElement
const find = (selector) => document.querySelector(selector)
const query = new URLSearchParams(location.search)
const mode = query.get('mode')
const stored = (key) => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage is blocked: the app itself says so
  }
}
const content = async (name, as = 'arrayBuffer') => {
  const response = await fetch(root.dataset.content + name)
  if (!response.ok) throw response
  return response[as]()
}
const texts = (lang) => content(`${lang}.txt`, 'text')
const add = (name, members) =>
  new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement(name), { ...members, onload, onerror }))
  })
// What changes nothing is left out here and below: each change of the page costs a rendering.
for (const name of ['text', 'contrast']) {
  const chosen = stored(`suunta.${name}`)
  if (chosen) root.dataset[name] = chosen
}
// An id from an address can be anything: only what could be a file's name is asked for, and what
// does not exist gives way to the default (the app says so).
const plain = (id) => /^[\w-]{1,40}$/.test(id) && id
const lang = plain(query.get('lang')) || plain(stored('suunta.lang')) || '{{language}}'
const profile = plain(query.get('profile')) || plain(stored('suunta.profile')) || '{{profile}}'
// The language that was found, and its texts: those of the default language stand here.
const own = () => ['{{language}}', {{texts}}]
const found = lang === '{{language}}' ? Promise.resolve(own()) : texts(lang).then((text) => [lang, text], own)

globalThis.suuntaBoot = {
  device,
  lang: found.then(([lang]) => lang),
  text: found.then(([, text]) => text),
  // Another language, once all that the next module needs of it is here.
  speak: async (lang, profile) => {
    const [text, own] = await Promise.all([
      texts(lang),
      content(`profiles/${profile}.${lang}.bin`),
    ])
    Object.assign(suuntaBoot, { lang, text, profile: own })
  },
  // Another page, or another place of one, comes under whatever finger is there. What had the focus
  // has it again where it was only drawn anew.
  turned: () => {
    const { action } = document.activeElement?.dataset ?? {}
    hold()
    requestAnimationFrame(() => {
      hold()
      if (action && document.activeElement === document.body) find(`[data-action="${action}"]`)?.focus()
    })
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

// The second tap of two, or one that began before the page could be seen, was not meant for what it
// hits: it does nothing. Two taps up to 450 ms apart are one slip, and the page needs its moment. Keys
// and screen readers make clicks without a number, and are heard.
let pressed
const hold = () => (suuntaBoot.until = performance.now() + 500)
addEventListener('pointerdown', ({ timeStamp }) => (pressed = timeStamp), true)
const heed = (event) => {
  if (event.detail && (pressed ?? event.timeStamp) < suuntaBoot.until) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  if (event.type === 'click') pressed = undefined
}
for (const name of ['mousedown', 'click']) addEventListener(name, heed, true)

// A box grows with its text where the style alone does not make it.
const grow = ({ target }) => {
  if (target.rows) target.style.minHeight = `${target.scrollHeight + 4}px`
}
if (!CSS.supports('field-sizing: content')) for (const name of ['input', 'focusin']) addEventListener(name, grow)

const failed = (error) => {
  root.dataset.boot = 'failed'
  throw error
}
// Fulfilled when nobody has touched the page for so many milliseconds.
const untouched = (patience) => new Promise((resolve) => {
  const done = new AbortController()
  let timer
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => resolve(done.abort()), patience)
  }
  for (const name of ['pointerdown', 'click', 'keydown', 'hashchange', 'scroll']) {
    addEventListener(name, wait, { capture: true, signal: done.signal })
  }
  wait()
})
// An address of a later page needs no detour by the first module, and only the later one
// reads aloud, locks the screen and erases what is too old.
const first = /^#?\/?(q\/.*|vote)?$/.test(location.hash) &&
  stored('suunta.aloud') !== 'on' && !stored('suunta.lock') && !stored('suunta.erase-after') && mode !== 'kiosk' && mode !== 'coach'
// A moment after the next frame: for what the first paint and the first answer need not wait. At once
// where nobody looks, and where the header takes rows (see 20-page.css), since the page would move.
const wraps = root.dataset.text || matchMedia('(max-width: 21.5em)').matches
const afterPaint = (then) =>
  wraps || document.hidden ? then() : requestAnimationFrame(() => setTimeout(then, 100))
const make = (name, attributes, ...children) => {
  const made = document.createElement(name)
  for (const key in attributes) made.setAttribute(key, attributes[key])
  made.append(...children)
  return made
}
// The start, or a question that can be drawn without the app, is drawn first, and the app is started
// when nobody touches the page. Another profile asks in another order.
const atStart = () => /^#?\/?$/.test(location.hash)
const ahead = first && (atStart() || location.hash.startsWith('#/q/')) && profile === '{{profile}}'
const spoken = found.then(([lang, text]) => {
  const known = new Map(text.split('\n').map((line) => line.split('\t')))
  return [lang, (...key) => known.get(key.join('.'))]
})
// What the start and the questions put into the header beside help and exit, before those are added.
const choices = []
const load = async () => {
  if (ahead) await spoken.then((spoken) => early(spoken)) // `early` stands further down
  Object.assign(suuntaBoot, {
    catalogue: content('catalogue.bin'),
    profile: content(`profiles/${profile}.${lang}.bin`).catch(async () => {
      const [known] = await found
      return content(`profiles/${profile}.${known}.bin`).catch(() =>
        content(`profiles/{{profile}}.${known}.bin`),
      )
    }),
  })
  if (!first) return suuntaBoot.later()
  return start(await compiled(fetch('{{wasm}}', { integrity: '{{integrity}}' })))
}
// The copies for later use wait until nobody touches the page: there are hundreds. A kiosk keeps
// nothing between people, a copy of the app included.
const copy = () => mode !== 'kiosk' && navigator.serviceWorker?.register('sw.js').catch(console.warn)
load().then(() => untouched(3000).then(copy), failed)

// Quick exit before the app has its own: hidden first, then erased, then away.
const leave = () => {
  root.dataset.left = document.title = ''
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('suunta.')) localStorage.removeItem(key)
    device.erase().catch(console.warn)
    indexedDB.deleteDatabase('{{keys}}')
  } finally {
    location.replace(mode === 'kiosk' ? location.search : '{{neutral}}')
  }
}
// After the page, whose choices go first.
spoken.then(([, t]) => {
  const top = find('.top')
  afterPaint(() => {
    const exit = make('button', { type: 'button', class: 'exit', 'data-action': 'exit' }, t('frame.exit'))
    exit.onclick = leave
    top.append(...choices, make('a', { class: 'help', href: '#/help' }, t('frame.help')), exit)
  })
})
// The keys wait for nothing.
const shell = find('#shell')
let shifts = 0
addEventListener('keydown', function count({ key }) {
  shifts = key === 'Shift' ? shifts + 1 : 0
  if (!shell.isConnected) removeEventListener('keydown', count)
  else if (shifts === 3) leave()
})
