// Stands after the glue in the same module and starts the worker. What is sent to it before its
// module runs would find no listener and be lost: it is kept and given again.
const early = []
const keep = (event) => early.push(event)
addEventListener('message', keep)

const file = fetch(new URL('{{wasm}}', import.meta.url), { integrity: '{{integrity}}' })
compiled(file).then(start).then(() => {
  removeEventListener('message', keep)
  for (const { data, ports } of early) {
    dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }))
  }
}).catch(tell)
// A rejection stays in the worker; only an error that is thrown is told to the page, where somebody
// waits for an answer.
function tell(error) {
  setTimeout(() => { throw error })
}
addEventListener('unhandledrejection', ({ reason }) => tell(reason))
