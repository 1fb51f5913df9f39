// Stands after the glue in the same module: the pages after the questions take over the page.
// They are shown when their style is there, so that nothing moves afterwards.
const module = compiled(fetch('{{wasm}}', { integrity: '{{integrity}}' }))
// The module says itself when it has arrived.
Promise.all([module, suuntaBoot.styled]).then(([module]) => start(module)).catch(suuntaBoot.failed)

// The copy for use without a network, and a newer version that waits in it: `sw.js` tells more.
const { serviceWorker } = navigator
const registered = async () => {
  const registration = await serviceWorker?.getRegistration()
  if (!registration) throw 'no copy is kept here'
  return registration
}
const settled = (worker) => new Promise((resolve) => {
  worker.onstatechange = () => worker.state !== 'installing' && resolve()
})
// Says something to a service worker and gives every answer to `heard`, which ends it.
const say = (worker, message, heard) => new Promise((resolve, reject) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => (data === 'failed' ? reject(data) : heard(data, resolve))
  serviceWorker.oncontrollerchange = resolve
  worker.postMessage(message, [port2])
})
Object.assign(suuntaBoot, {
  workers: {{workers}},
  // Whether a newer version is here, whole. The server is asked for one.
  waits: async () => {
    const registration = await registered()
    await registration.update().catch(console.warn)
    if (registration.installing) await settled(registration.installing)
    return registration.waiting && serviceWorker.controller
  },
  // Puts it in force; an error when another page is open, which would change under somebody.
  take: async () => {
    await say((await registered()).waiting, { take: true })
    location.reload()
  },
  // Fetches every file; `told` hears how many of how many are here.
  fetchAll: async (told) => say((await registered()).active, { all: true }, ([here, total], done) => {
    told(here, total)
    if (here === total) done()
  }),
})
