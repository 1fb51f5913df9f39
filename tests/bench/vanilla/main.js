// The same questions in hand-written JavaScript, kept as small as they can honestly be.
import { keep, stored } from 'keep'

const { questions, words } = await (await fetch('questions.json')).json()
const answers = stored()
const main = document.getElementById('main')

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const details = (title, text) =>
  element('details', {}, element('summary', {}, title), element('p', {}, text))

const option = (id, { value, label }) =>
  element(
    'label',
    { className: 'card' },
    element('input', { type: 'radio', name: id, value, checked: String(answers[id]) === value }),
    element('span', {}, label),
  )

const show = () => {
  const id = location.hash.replace('#/q/', '')
  const index = Math.max(0, questions.findIndex((question) => question.id === id))
  const question = questions[index]
  const saved = element('p', { className: 'quiet', role: 'status' })
  const group = element(
    'fieldset',
    { className: 'question' },
    element('legend', {}, element('h1', { tabIndex: -1 }, question.question)),
    ...question.options.map((one) => option(question.id, one)),
  )
  group.addEventListener('change', ({ target }) => {
    const step = Number(target.value)
    answers[question.id] = Number.isNaN(step) ? target.value : step
    keep(answers, () => {
      saved.textContent = words.saved
      saved.dataset.saved = 'true'
    })
  })
  const back = element('button', { type: 'button', className: 'second' }, words.back)
  back.addEventListener('click', () => history.back())
  const form = element(
    'form',
    { className: 'step', autocomplete: 'off' },
    element('p', { className: 'quiet' }, `${index + 1} / ${questions.length}`),
    group,
    details(words.meaning, question.meaning),
    details(words.why, question.why),
    element(
      'div',
      { className: 'controls' },
      element('div', { className: 'row' }, back,
        element('button', { type: 'submit', className: 'first' }, words.forward)),
      element('div', { className: 'row state' }, saved),
    ),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const next = questions[index + 1]
    if (next) location.hash = `#/q/${next.id}`
  })
  document.title = question.question
  main.replaceChildren(form)
}

addEventListener('hashchange', () => {
  show()
  main.querySelector('h1').focus()
})
show()
