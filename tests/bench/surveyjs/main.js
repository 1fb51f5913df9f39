// The same questions in SurveyJS, with the questions in the bundle.
import { Model } from 'survey-core'
import 'survey-js-ui'
import 'survey-core/survey-core.css'
import { keep, stored } from 'keep'
import { questions, words } from 'questions'

const step = (value) => (Number.isNaN(Number(value)) ? value : Number(value))
const survey = new Model({
  questionsOnPageMode: 'questionPerPage',
  showProgressBar: true,
  pageNextText: words.forward,
  pagePrevText: words.back,
  elements: questions.map(({ id, question, meaning, options }) => ({
    type: 'radiogroup',
    name: id,
    title: question,
    description: meaning,
    choices: options.map(({ value, label }) => ({ value: step(value), text: label })),
  })),
})
survey.data = stored()
survey.onValueChanged.add(({ data }) => keep({ ...data }))
const main = document.getElementById('main')
main.replaceChildren()
survey.render(main)
