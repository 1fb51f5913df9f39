// Before the app: draws the start, or the ordinary question that the address names, as soon as the
// texts are here, and keeps what is chosen as the app would. It says the same as `jobseeker/start`,
// `jobseeker/question`, `frame` and `storage`; `tests/browser/early.rs` holds both together.
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

// Fulfilled when the app may take over: at once where there is nothing to draw, else when nobody
// has touched the page for a moment, so that no tap waits for the app.
const early = ([lang, t]) => new Promise((over) => {
  let main, shown, focused, again

  const row = (name, chosen) => (value, ...label) => make('label', { class: 'card' },
    make('input', { type: 'radio', name, value, ...(`${chosen}` === `${value}` && { checked: '' }) }),
    make('span', {}, ...label))
  const heading = (words) => make('h1', { tabindex: -1 }, words)
  const form = (to, ...children) => {
    const made = make('form', { class: 'step', autocomplete: 'off' }, ...children)
    made.onsubmit = to
    return made
  }
  const go = (hash) => () => {
    location.hash = hash
    return false
  }
  // Keeps what is chosen; what cannot be kept the app does again, and says what is wrong.
  const keep = (change, told) => ({ target: { name, value } }) => {
    try {
      const found = read()
      change(Object.assign(found.kept, { updated: Date.now() }), name, value)
      write(found)
      told()
    } catch {
      again = () => find(`[name="${name}"][value="${value}"]`).click()
      over()
    }
  }

  const beginning = ({ form: length }) => {
    const points = ['purpose.1', 'purpose.2', 'purpose.3', 'start.kept', 'early.promise'].map((point) => t(point))
    const lengths = make('fieldset', {}, make('legend', {}, t('start.length')), ...['short', 'full'].map((one) =>
      row('length', length)(one, t('start', one), make('small', {}, t('start', one, 'hint')))))
    lengths.onchange = keep((kept, _, value) => (kept.form = value), () => {})
    return [
      heading(t('start.title')),
      make('p', { class: 'lead' }, t('start.lead')),
      make('ul', { class: 'points' }, ...points.filter(Boolean).map((point) => make('li', {}, point))),
      form(go('#/vote'), lengths, make('div', { class: 'controls' },
        make('button', { type: 'submit', class: 'first', 'data-action': 'start' }, t('start.begin')))),
      make('p', { class: 'quiet' }, t('start.profile').replace('{name}', t('early.name'))),
      make('p', {}, make('a', { href: '?mode=coach#/' }, t('start.coach'))),
      make('p', { class: 'quiet' }, t('source.note')),
    ]
  }

  const question = (kept, blank) => {
    const asked = questions.filter(([, , , flags]) => kept.form === 'full' || flags.includes('k'))
    const index = asked.findIndex(([id]) => location.hash === `#/q/${id}`)
    const [id, module, scale, flags] = asked[index] ?? []
    if (!scale) return
    const answer = row(id, kept.answers[id])
    const group = make('fieldset', { class: 'question' },
      make('legend', {}, heading(t('item', id, 'question'))),
      ...[0, 1, 2, 3, 4].map((step) => answer(step, t('scale', scale, step))),
      make('div', { class: 'aside-answers' }, ...(flags.includes('n') ? ['na', 'skip'] : ['skip'])
        .map((aside) => answer(aside, t('question', aside)))))
    const state = make('p', { class: 'quiet', role: 'status', 'data-saved': !blank }, t('saved', blank ? 'blank' : 'yes'))
    group.onchange = keep((kept, name, value) => {
      kept.place = `/q/${name}`
      kept.answers[name] = value > -1 ? +value : value
    }, () => {
      state.textContent = t('saved.yes')
      state.dataset.saved = true
    })
    const to = (question, otherwise) => go(question ? `#/q/${question[0]}` : otherwise)
    const back = make('button', { type: 'button', class: 'second', 'data-action': 'back' }, t('step.back'))
    back.onclick = to(asked[index - 1], '#/vote')
    return [form(to(asked[index + 1], '#/background'),
      make('p', { class: 'how-far' }, make('span', {}, t('module', module, 'name')),
        make('span', {}, t('step.progress').replace('{n}', index + 1).replace('{total}', asked.length))),
      make('progress', { max: asked.length, value: index + 1, 'aria-hidden': true }),
      group,
      make('div', { class: 'controls' },
        make('div', { class: 'row' }, back, make('button', { type: 'submit', class: 'first' }, t('step.continue'))),
        make('div', { class: 'row state' }, state,
          make('button', { type: 'button', class: 'plain', 'aria-disabled': true }, t('step.undo')),
          make('a', { class: 'plain', href: '#/tasks' }, t('tasks.title')))),
      ...['meaning', 'why'].map((part) => make('details', {}, make('summary', {}, t('question', part)))))]
  }

  // The other languages, in other letters, are looked up when somebody reaches for them.
  const languages = () => {
    const named = ([tag, name]) => make('option', { value: tag, ...(tag === lang && { selected: '' }) }, name)
    const made = make('select', { name: 'lang', 'aria-label': t('frame.language') },
      ...names.filter(([tag]) => tag === lang).map(named))
    made.onpointerdown = made.onfocus = () => made.replaceChildren(...names.map(named))
    made.onchange = ({ target: { value } }) => {
      again = () => {
        const select = Object.assign(find('select'), { value })
        select.dispatchEvent(new Event('change', { bubbles: true }))
      }
      over()
    }
    return made
  }

  const draw = () => {
    const { kept } = read()
    const blank = JSON.stringify([kept.answers, kept.texts, kept.lists]) === '[{},{},{}]'
    const page = atStart() ? blank && beginning(kept) : question(kept, blank)
    if (!page) return over()
    const drawn = make('main', { id: 'main' }, ...page)
    const title = drawn.querySelector('h1')
    if (root.lang !== lang) Object.assign(root, { lang, dir: {{right-to-left}}.includes(lang) ? 'rtl' : 'ltr' })
    ;(main ?? find('main')).replaceWith(drawn)
    document.title = t('frame.title').replace('{page}', title.textContent)
    if (main) {
      scrollTo(0, 0)
      title.focus()
    }
    main = drawn
    shown = location.hash
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
  const look = ({ target: { type, name, value, dataset } }) => {
    focused = type === 'radio' ? `[name="${name}"][value="${value}"]`
      : name ? `[name="${name}"]`
      : dataset.action ? `[data-action="${dataset.action}"]`
      : type === 'submit' ? '#main [type=submit]' : '#main h1'
  }
  new MutationObserver((_, watch) => {
    if (main.isConnected) return
    watch.disconnect()
    taken.abort()
    if (focused) find(focused)?.focus({ preventScroll: true })
    if (again) setTimeout(again) // the app sets its page right first
  }).observe(document.body, { childList: true })
  afterPaint(() => {
    if (taken.signal.aborted) return // a failed answer can bring the app sooner
    choices.push(languages())
    untouched(400).then(over)
    on('hashchange', attempt)
    on('focusin', look)
    // Somebody can be faster than the paint.
    if (location.hash !== shown) attempt()
    if (main.contains(document.activeElement)) look({ target: document.activeElement })
  })
})
