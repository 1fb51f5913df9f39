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
const oneOf = (known, asked) => asked.find((one) => known.includes(one)) ?? known[0]
const content = async (name) => {
  const response = await fetch(root.dataset.content + name)
  if (!response.ok) throw new Error(`${response.status} ${name}`)
  return response.text()
}

const lang = oneOf({{languages}}, [query.get('lang'), stored('suunta.lang')])
const profile = oneOf({{profiles}}, [query.get('profile'), stored('suunta.profile')])

globalThis.suuntaBoot = {
  instrument: content('instrument.json'),
  text: content(`${lang}.json`),
  profile: content(`profiles/${profile}.${lang}.json`),
}

__wbg_init({ module_or_path: fetch('{{wasm}}', { integrity: '{{integrity}}' }) }).catch((error) => {
  root.dataset.boot = 'failed'
  throw error
})

// A kiosk keeps nothing between people, a copy of the app included.
if (query.get('mode') !== 'kiosk' && 'serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(console.warn))
}
