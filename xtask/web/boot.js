// Stands after the glue in the same module and starts the app: the content is asked for beside
// the wasm, not after it. The app awaits the promises in `suuntaBoot`.
const root = document.documentElement
const find = (selector) => document.querySelector(selector)
const query = new URLSearchParams(location.search)
// As `Mode::from_query`: what nobody knows keeps nothing.
const asked = (name) => query.get(name)?.trim().toLowerCase() ?? ''
const mode = ['', 'self', 'coach'].includes(asked('mode')) ? asked('mode') : 'kiosk'
const kiosk = mode === 'kiosk'
const stored = (key, where = 'localStorage') => {
  try {
    return globalThis[where].getItem(key)
  } catch {
    return null // storage is blocked: the app itself says so
  }
}
// The sentences about a start that fails stand in the page in every language, for the case that no
// script runs: from here on this script sees to it.
const told = find('.failed')
told.remove()
const file = async (path, as = 'arrayBuffer') => {
  const response = await fetch(path)
  // A network that wants a login answers everything with its own page.
  if (!response.ok || /html/.test(response.headers.get('content-type'))) throw response
  return response[as]()
}
const content = (name, as) => file(root.dataset.content + name, as)
const texts = async (lang) => {
  const text = await content(`${lang}.txt`, 'text')
  if (!/^\S+\t[^]*\n$/.test(text)) throw text // cut, or nothing of ours
  return text
}
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
// As `Catalogue::language`: without its last parts where it is not known as it stands.
const names = {{languages}}
const speaks = (tag) => {
  for (tag = tag?.replaceAll('_', '-'); tag; tag = tag.replace(/-?[^-]*$/, '')) {
    if (names.some(([known]) => known === tag)) return tag
  }
}
const lang = speaks(asked('lang')) || speaks(stored('suunta.lang')) || '{{language}}'
const profile = plain(asked('profile')) || plain(stored('suunta.profile')) || '{{profile}}'
// The language and its texts: those of the default language stand here. Another one that does not come is a
// start that fails, in that language, and not one in a language that the person may not read.
const found = (lang === '{{language}}' ? Promise.resolve({{texts}}) : texts(lang)).then((text) => [lang, text])

let attempts = 0
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
  content,
  file,
  // The module with every page and its style. Elements, since only they can carry a hash. A script
  // that did not arrive is remembered by its address, so each attempt has another one.
  later: () =>
    new Promise((arrived, failed) => {
      const style = { href: '{{style}}', integrity: '{{style-integrity}}' }
      const styled = add('link', { rel: 'stylesheet', ...style })
      Object.assign(suuntaBoot, { arrived, failed, styled })
      const source = { src: `{{later}}#${++attempts}`, integrity: '{{later-integrity}}' }
      add('script', { type: 'module', ...source }).catch(failed)
    }),
}

// The second tap of two, or one that began before the page could be seen, was not meant for what it
// hits: it does nothing. Two taps up to 450 ms apart are one slip, and the page needs its moment. Keys
// and screen readers make clicks without a number, and are heard. So is the exit: it waits for nothing,
// and a slip on it is undone.
let pressed
const hold = () => (suuntaBoot.until = performance.now() + 500)
addEventListener('pointerdown', ({ timeStamp }) => (pressed = timeStamp), true)
const heed = (event) => {
  const exit = event.target.closest?.('[data-action=exit]')
  if (event.detail && !exit && (pressed ?? event.timeStamp) < suuntaBoot.until) {
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

// Says that it does not work, in the person's language where it is one of ours.
const tell = () => {
  const own = [...told.children].find((sentence) => lang.startsWith(sentence.lang))
  if (own) told.replaceChildren(own)
  document.body.prepend(told)
}
const shell = find('#shell')
const failed = (error) => {
  console.error(error)
  // Nothing that needs the app may look alive.
  if (shell.isConnected) find('main').replaceWith(make('main', {}, find('h1')))
  tell()
  renew().catch(console.warn)
}
// A version that is served no longer can lack what it never fetched (another language): one that waits
// here, whole, is taken instead.
const renew = async () => {
  const { serviceWorker } = navigator
  const waiting = (await serviceWorker?.getRegistration())?.waiting
  if (!waiting) return
  serviceWorker.oncontrollerchange = () => location.reload()
  waiting.postMessage({ take: true })
}
Object.assign(suuntaBoot, { arrived() {}, failed })
// A module that trapped is dead, and every button of it.
for (const name of ['error', 'unhandledrejection']) {
  addEventListener(name, ({ error, reason = error }) => reason?.name === 'RuntimeError' && failed(reason))
}
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))
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
// reads aloud, locks the screen, erases what is too old, hides what was left and tells what it does not know.
const first = /^#?\/*(q\/.*|vote)?\W*$/i.test(location.hash) &&
  stored('suunta.aloud') !== 'on' && !['lock', 'erase-after', 'left'].some((name) => stored(`suunta.${name}`)) &&
  !kiosk && mode !== 'coach' && (!asked('lang') || speaks(asked('lang')))
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
let late
const load = async () => {
  if (!globalThis.WebAssembly) throw 'no WebAssembly' // an iPhone in Lockdown Mode
  if (ahead) await spoken.then((spoken) => early(spoken)) // `early` stands further down
  late = setTimeout(tell, 60000) // a network that never answers; what arrives after all takes the page
  Object.assign(suuntaBoot, {
    catalogue: content('catalogue.bin'),
    profile: content(`profiles/${profile}.${lang}.bin`).catch(() => content(`profiles/{{profile}}.${lang}.bin`)),
  })
  if (!first) return suuntaBoot.later()
  return start(await compiled(fetch('{{wasm}}', { integrity: '{{integrity}}' })))
}
// The copies for use without a network wait until nobody touches the page, but not for ever. A kiosk keeps nothing
// between people, a copy of the app included.
const copy = async () => {
  const { serviceWorker, connection: line = {} } = navigator
  if (kiosk || !serviceWorker) return
  // Whoever saves data and only looks at the start needs no more of it. The app's own steps make no event.
  while (line.saveData && atStart()) await pause(3000)
  await serviceWorker.register('sw.js')
  const { active } = await serviceWorker.ready
  const own = `profiles/${profile}.${lang}`
  active.postMessage({
    keep: [`${lang}.txt`, `${lang}.later.txt`, `${own}.bin`, `${own}.later.bin`],
    // What this person may never need comes by an unmetered line only.
    all: line.effectiveType === '4g' && !line.saveData && line.type !== 'cellular',
  })
}
// A prepared kiosk's tab stays one, whatever address is opened in it, until the staff end that.
const stay = !kiosk && stored('suunta.kiosk', 'sessionStorage')
if (stay) location.replace(stay)
else load().then(() => {
  clearTimeout(late)
  return Promise.race([untouched(3000), pause(20000)]).then(copy).catch(console.warn)
}, failed)

// Leaving at once, the one implementation for page and app (docs/leaving.md): hidden first, then noted or
// erased, then away. `choice` is empty (what is kept stays, hidden), `grace` or `now`.
const atWork = () => mode === 'coach' || /^#\/*(desk|keys)\b/i.test(location.hash)
const hide = () => (root.dataset.left = document.title = '')
const wipe = () => {
  const erased = device.erase()
  for (const key of Object.keys(localStorage)) if (key.startsWith('suunta.')) localStorage.removeItem(key)
  indexedDB.deleteDatabase('{{keys}}')
  return erased.then(() => {
    localStorage.setItem('suunta.erased', 1) // other tabs look
    localStorage.removeItem('suunta.erased')
  })
}
const leave = async (choice = stored('suunta.exit') ?? '') => {
  // Where somebody works with clients, the app hides the screen and says no.
  if (!dispatchEvent(new Event('suunta-leave', { cancelable: true }))) return
  hide()
  if (kiosk) return location.replace(location.search)
  try {
    if (atWork()) return
    if (choice === 'now') {
      const erased = Promise.all([wipe(), suuntaBoot.erase?.()]).catch(console.warn)
      await Promise.race([erased, new Promise((late) => setTimeout(late, 1000))])
    }
    // The next start hides what is kept, or ends the erasing, before anything is shown.
    localStorage.setItem('suunta.left', `${choice}:${Date.now()}`)
  } catch (error) {
    console.warn(error) // storage is blocked: nothing is kept there
  } finally {
    location.replace(navigator.onLine ? '{{neutral}}' : 'about:blank')
    setTimeout(() => location.replace('about:blank'), 4000) // nothing comes
  }
}
addEventListener('click', ({ target }) => {
  const action = target.closest?.('[data-action^=exit]')?.dataset.action
  if (action) leave(action === 'exit' ? undefined : 'now')
}, true)
// Shift three times within 1.5 s, by itself: not held down, not in a text, nothing in between.
const written = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])'
let shifts = []
addEventListener('keydown', ({ key, repeat, target, timeStamp, ctrlKey, altKey, metaKey }) => {
  if (key !== 'Shift' || ctrlKey || altKey || metaKey || target.matches?.(written)) return (shifts = [])
  if (!repeat) shifts = [...shifts, timeStamp].slice(-3)
  if (shifts.length < 3 || timeStamp - shifts[0] > 1500) return
  shifts = []
  leave()
}, true)
for (const name of ['pointerdown', 'click']) addEventListener(name, () => (shifts = []), true)
// Back to a page that was left, from the browser's own memory; and left in another tab.
addEventListener('pageshow', ({ persisted }) => persisted && 'left' in root.dataset && location.reload())
addEventListener('storage', ({ key, newValue }) => {
  if (key !== 'suunta.left' || !newValue || kiosk || atWork()) return
  hide()
  location.reload()
})
// After the page, whose choices go first.
spoken.then(([, t]) => {
  const top = find('.top')
  afterPaint(() => {
    const exit = make('button', { type: 'button', class: 'exit', 'data-action': 'exit' }, t('frame.exit'))
    top.append(exit, ...choices, make('a', { class: 'help', href: '#/help' }, t('frame.help')))
  })
})
