// The questions before the app: draws the ordinary question that the address names as soon as its
// texts are here, and keeps the answer as the app would. It says the same as `jobseeker/question`,
// `frame` and `storage`; `tests/browser/early.rs` holds both together.
const questions = '{{questions}}'.split(',').map((question) => question.split(' '))
const names = {{languages}}
const session = 'suunta.session'

// FNV-1a, 64 bits, in two halves.
const checksum = (text) => {
  let [high, low] = [0xcbf29ce4, 0x84222325]
  for (const byte of new TextEncoder().encode(text)) {
    const product = ((low ^ byte) >>> 0) * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + ((low ^ byte) << 8)) >>> 0
    low = product >>> 0
  }
  return [high, low].map((half) => half.toString(16).padStart(8, 0)).join('')
}
const sealed = (text) => `${text},"check":"${checksum(text)}"}`

// What is stored; an error when it is not whole or not of this version.
const read = () => {
  const pointer = stored(session)
  const [slot, rev] = (pointer ?? 'b:0').split(':')
  const text = stored(`${session}.${slot}`)
  if (pointer === null ? text ?? stored(`${session}.a`) : text !== sealed(text.slice(0, -28))) throw text
  const { v, session: kept } = JSON.parse(text) ?? { v: {{version}}, session: { ...{{blank}}, started: Date.now() } }
  if (v !== {{version}}) throw v
  return { slot, rev: +rev, kept }
}
// Beside the old one, read back, then switched to.
const write = ({ slot, rev, kept }) => {
  const next = slot === 'a' ? 'b' : 'a'
  const text = `{"v":{{version}},"rev":${rev + 1},"session":${JSON.stringify(kept)}`
  for (const [key, value] of [[`${session}.${next}`, sealed(text)], [session, `${next}:${rev + 1}`]]) {
    localStorage.setItem(key, value)
    if (stored(key) !== value) throw key
  }
}

const make = (name, attributes, ...children) => {
  const made = document.createElement(name)
  for (const key in attributes) made.setAttribute(key, attributes[key])
  made.append(...children)
  return made
}

// Fulfilled when the app may take over: at once where there is nothing to draw, else when nobody
// has touched the page for a moment, so that no tap waits for the app.
const early = ([lang, text]) => new Promise((over) => {
  const known = new Map(text.split('\n').map((line) => line.split('\t')))
  const t = (...key) => known.get(key.join('.'))
  let main, focused, again
  const draw = () => {
    const { kept } = read()
    const asked = questions.filter(([, , , flags]) => kept.form === 'full' || flags.includes('k'))
    const index = asked.findIndex(([id]) => location.hash === `#/q/${id}`)
    const [id, module, scale, flags] = asked[index] ?? []
    if (!scale) return over()
    const given = String(kept.answers[id])
    const row = (value, label) => make('label', { class: 'card' },
      make('input', { type: 'radio', name: id, value, ...(given === `${value}` && { checked: '' }) }),
      make('span', {}, label))
    const steps = [0, 1, 2, 3, 4].map((step) => row(step, t('scale', scale, step)))
    const group = make('fieldset', { class: 'question' },
      make('legend', {}, make('h1', { tabindex: -1 }, t('item', id, 'question'))), ...steps,
      make('div', { class: 'aside-answers' }, ...(flags.includes('n') ? ['na', 'skip'] : ['skip'])
        .map((aside) => row(aside, t('question', aside)))))
    const blank = JSON.stringify([kept.answers, kept.texts, kept.lists]) === '[{},{},{}]'
    const state = make('p', { class: 'quiet', role: 'status', 'data-saved': !blank }, t('saved', blank ? 'blank' : 'yes'))
    group.onchange = ({ target: { name, value } }) => {
      try {
        const found = read()
        Object.assign(found.kept, { updated: Date.now(), place: `/q/${name}` }).answers[name] = value > -1 ? +value : value
        write(found)
        state.textContent = t('saved.yes')
        state.dataset.saved = true
      } catch {
        // The app does it again and says what is wrong.
        again = () => find(`[name="${name}"][value="${value}"]`).click()
        over()
      }
    }
    const to = (question, otherwise) => () => {
      location.hash = question ? `#/q/${question[0]}` : otherwise
      return false
    }
    const back = make('button', { type: 'button', class: 'second', 'data-action': 'back' }, t('step.back'))
    back.onclick = to(asked[index - 1], '#/vote')
    const form = make('form', { class: 'step', autocomplete: 'off' },
      make('p', { class: 'how-far' }, make('span', {}, t('module', module, 'name')),
        make('span', {}, t('step.progress').replace('{n}', index + 1).replace('{total}', asked.length))),
      make('progress', { max: asked.length, value: index + 1, 'aria-hidden': true }),
      group,
      ...['meaning', 'why'].map((part) => make('details', {}, make('summary', {}, t('question', part)))),
      make('div', { class: 'controls' },
        make('div', { class: 'row' }, back, make('button', { type: 'submit', class: 'first' }, t('step.continue'))),
        make('div', { class: 'row state' }, state,
          make('button', { type: 'button', class: 'plain', disabled: '' }, t('step.undo')),
          make('a', { class: 'plain', href: '#/tasks' }, t('tasks.title')))))
    form.onsubmit = to(asked[index + 1], '#/background')
    document.title = t('frame.title').replace('{page}', t('item', id, 'question'))
    if (main) {
      main.firstChild.replaceWith(form)
      scrollTo(0, 0)
      find('#main h1').focus()
      return
    }
    const [mark, help, exit] = find('.top').children
    help.textContent = t('frame.help')
    exit.textContent = t('frame.exit')
    // The other languages, in other letters, are looked up when somebody reaches for them.
    const named = ([tag, name]) => make('option', { value: tag, ...(tag === lang && { selected: '' }) }, name)
    const languages = make('select', { name: 'lang', 'aria-label': t('frame.language') },
      ...names.filter(([tag]) => tag === lang).map(named))
    languages.onpointerdown = languages.onfocus = () => languages.replaceChildren(...names.map(named))
    mark.after(languages)
    languages.onchange = ({ target: { value } }) => {
      again = () => {
        const select = Object.assign(find('select'), { value })
        select.dispatchEvent(new Event('change', { bubbles: true }))
      }
      over()
    }
    Object.assign(root, { lang, dir: {{right-to-left}}.includes(lang) ? 'rtl' : 'ltr' })
    main = make('main', { id: 'main' }, form, find('.boot-failed'))
    find('main').replaceWith(main)
  }
  const attempt = () => {
    try {
      draw()
    } catch {
      over() // what is stored is not whole: the app sees to it
    }
  }
  attempt()
  if (!main) return
  const taken = new AbortController()
  const on = (name, heard) => addEventListener(name, heard, taken)
  untouched(400).then(over)
  on('hashchange', attempt)
  on('focusin', ({ target: { name, value } }) => {
    focused = value ? `[name="${name}"][value="${value}"]` : '#main h1'
  })
  new MutationObserver((_, watch) => {
    if (main.isConnected) return
    watch.disconnect()
    taken.abort()
    if (focused) find(focused)?.focus({ preventScroll: true })
    if (again) setTimeout(again) // the app sets its page right first
  }).observe(document.body, { childList: true })
})
