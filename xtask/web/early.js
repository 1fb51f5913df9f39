// Before the app: draws the start, or the ordinary question that the address names, as soon as the
// texts are here, and keeps what is chosen as the app would. It says the same as `jobseeker/start`,
// `jobseeker/question`, `frame` and `storage`; `tests/browser/early.rs` holds both together.
const questions = '{{questions}}'.split(',').map((question) => question.split(' '))

// What the app keeps, as far as it is drawn; an error where that is for the app to see to.
const read = () => {
  const mirror = stored('{{mirror}}')
  if (mirror === null && stored('suunta.session') === null) return {{blank}}
  const { v, session } = JSON.parse(mirror.slice(mirror.indexOf('{')))
  if (v !== {{version}}) throw v
  return session
}

// Fulfilled when the app may take over: at once where there is nothing to draw, else when nobody
// has touched the page for a moment, so that no tap waits for the app.
const early = ([lang, t]) => new Promise((over) => {
  let main, shown, focused, again, kept

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
  // Notes what is chosen, for the app to make it again; what cannot be noted the app does, and says what
  // is wrong.
  const note = (change, told) => async ({ target: { name, value } }) => {
    change(name, value)
    const tap = [name, value, location.hash.slice(1), Date.now()].join('\t')
    const key = `tap.${Date.now()}.${value}`
    try {
      if (suuntaBoot.reads) throw key
      told(await device.write([], [], [[key, tap]]))
    } catch {
      again = () => find(`[name="${name}"][value="${value}"]`).click()
      over()
    }
  }

  const beginning = () => {
    const points = ['purpose.1', 'purpose.2', 'purpose.3', 'start.kept', 'early.promise'].map((point) => t(point))
    const lengths = make('fieldset', {}, make('legend', {}, t('start.length')), ...['short', 'full'].map((one) =>
      row('length', kept.form)(one, t('start', one), make('small', {}, t('start', one, 'hint')))))
    lengths.onchange = note((_, value) => (kept.form = value), () => {})
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

  const question = (blank) => {
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
    group.onchange = note((name, value) => {
      kept.answers[name] = value
      state.setAttribute('aria-busy', true)
    }, () => {
      state.textContent = t('saved.yes')
      state.removeAttribute('aria-busy')
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
        make('div', { class: 'row bar' }, back, make('button', { type: 'submit', class: 'first' }, t('step.continue'))),
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
    kept ??= read()
    const blank = JSON.stringify([kept.answers, kept.texts, kept.lists]) === '[{},{},{}]'
    const page = atStart() ? blank && beginning() : question(blank)
    if (!page) return over()
    const drawn = make('main', { id: 'main' }, ...page)
    const title = drawn.querySelector('h1')
    if (root.lang !== lang) Object.assign(root, { lang, dir: {{right-to-left}}.includes(lang) ? 'rtl' : 'ltr' })
    ;(main ?? find('main')).replaceWith(drawn)
    document.title = t('frame.title').replace('{page}', title.textContent)
    if (main) {
      suuntaBoot.turned()
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
    if (location.hash !== shown) suuntaBoot.turned() // the app drew another page
    if (focused) find(focused)?.focus({ preventScroll: true })
    if (again) setTimeout(again) // the app sets its page right first
  }).observe(document.body, { childList: true })
  afterPaint(() => {
    if (taken.signal.aborted) return // a failed answer can bring the app sooner
    choices.push(languages())
    untouched(400).then(over)
    on('hashchange', attempt)
    on('focusin', look)
    opened().catch(console.warn)
    // Somebody can be faster than the paint.
    if (location.hash !== shown) attempt()
    if (main.contains(document.activeElement)) look({ target: document.activeElement })
  })
})
