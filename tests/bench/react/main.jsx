// The same questions in React, with the questions in the bundle.
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { keep, stored } from 'keep'
import { questions, words } from 'questions'

const place = () => location.hash.replace('#/q/', '')

const Details = ({ title, text }) => (
  <details>
    <summary>{title}</summary>
    <p>{text}</p>
  </details>
)

const Question = ({ question, index, answer, onAnswer, onForward }) => (
  <form
    className="step"
    autoComplete="off"
    onSubmit={(event) => {
      event.preventDefault()
      onForward()
    }}
  >
    <p className="quiet">
      {index + 1} / {questions.length}
    </p>
    <fieldset className="question">
      <legend>
        <h1 tabIndex={-1}>{question.question}</h1>
      </legend>
      {question.options.map(({ value, label }) => (
        <label className="card" key={value}>
          <input
            type="radio"
            name={question.id}
            value={value}
            checked={String(answer) === value}
            onChange={() => onAnswer(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
    <Details title={words.meaning} text={question.meaning} />
    <Details title={words.why} text={question.why} />
    <div className="controls">
      <div className="row">
        <button type="button" className="second" onClick={() => history.back()}>
          {words.back}
        </button>
        <button type="submit" className="first">
          {words.forward}
        </button>
      </div>
      <div className="row state">
        <p className="quiet" role="status">
          {answer !== undefined && words.saved}
        </p>
      </div>
    </div>
  </form>
)

const App = () => {
  const [answers, setAnswers] = useState(stored)
  const [id, setId] = useState(place)
  useEffect(() => {
    const move = () => setId(place())
    addEventListener('hashchange', move)
    return () => removeEventListener('hashchange', move)
  }, [])
  const index = Math.max(0, questions.findIndex((question) => question.id === id))
  const question = questions[index]
  const next = questions[index + 1]
  useEffect(() => {
    document.title = question.question
  }, [question])
  const answered = (value) => {
    const step = Number(value)
    const changed = { ...answers, [question.id]: Number.isNaN(step) ? value : step }
    keep(changed)
    setAnswers(changed)
  }
  return (
    <>
      <header className="top">
        <a className="mark" href="#/">
          Suunta
        </a>
      </header>
      <main id="main">
        <Question
          key={question.id}
          question={question}
          index={index}
          answer={answers[question.id]}
          onAnswer={answered}
          onForward={() => next && (location.hash = `#/q/${next.id}`)}
        />
      </main>
    </>
  )
}

createRoot(document.getElementById('root')).render(<App />)
