// Runs in a page before its own scripts and measures it as a visitor meets it: when a tap on the
// first question takes effect, and how long each later tap needs. `config` stands before this.
;(() => {
  const { items, forward } = config
  const bench = { bytes: 0, shift: 0, wasm: 0, taps: [], turns: [] }
  globalThis.bench = bench

  let isReady
  const ready = new Promise((resolve) => (isReady = resolve))
  const painted = new Promise((resolve) =>
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName('first-contentful-paint')
      if (first) resolve(first.startTime)
    }).observe({ type: 'paint', buffered: true }),
  )
  // Milliseconds from the navigation until there is something to see and until a tap counts.
  bench.opened = () => Promise.all([painted, ready])

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) bench.shift += value
  }).observe({ type: 'layout-shift', buffered: true })

  // The memory of a module is no part of the script's heap.
  const memories = []
  const start = WebAssembly.instantiate
  WebAssembly.instantiate = async (...given) => {
    const made = await start(...given)
    const memory = Object.values(made.exports).find((one) => one instanceof WebAssembly.Memory)
    if (memory) memories.push(memory)
    return made
  }

  const task = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  // After the next frame is painted: a task that follows its animation callbacks.
  const nextPaint = () => new Promise((resolve) => requestAnimationFrame(() => task().then(resolve)))

  const choose = () => {
    const radios = [...document.querySelectorAll('input[type=radio]')]
    return radios.find(({ value }) => value === '3') ?? radios.find(({ value }) => value === '0')
  }
  // How many transactions that write are complete. A page that has not kept a tap yet says that it is busy.
  let complete = 0
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given)
    if (given[1] === 'readwrite') begun.addEventListener('complete', () => (complete += 1))
    return begun
  }
  const isBusy = () => document.querySelector('[aria-busy=true]')

  const firstTap = async () => {
    const radio = choose()
    if (!radio) return
    radio.click()
    await task()
    if (radio.checked && isBusy()) {
      isReady(performance.now())
      const timings = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
      bench.bytes = timings.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    } else {
      radio.checked = false // nobody listened yet
      requestAnimationFrame(firstTap)
    }
  }
  // A new element is tried in a task of its own: those who made it may still give it its listener.
  const observer = new MutationObserver(() => {
    if (!choose()) return
    observer.disconnect()
    task().then(firstTap)
  })
  observer.observe(document, { childList: true, subtree: true })

  // Answers every question; resolves when the last answer is saved.
  bench.run = async () => {
    // An element may be used again for the next question, under another name.
    const mark = (radio) => [radio, radio.name]
    let [before, named] = mark(choose())
    for (const item of items.slice(1)) {
      let start = performance.now()
      document.querySelector(forward).click()
      let radio = choose()
      while (!radio || (radio === before && radio.name === named) || radio.checked) {
        await nextPaint()
        radio = choose()
        if (performance.now() - start > 20000) throw new Error(`${item} is not shown`)
      }
      await nextPaint()
      bench.turns.push(performance.now() - start)
      await nextPaint()
      // Another script may have taken the page over since, as it was.
      if (!radio.isConnected) radio = choose()
      while (isBusy()) await nextPaint()
      const written = complete
      start = performance.now()
      radio.click()
      await task()
      document.body.getBoundingClientRect() // style and layout are part of the work
      const work = performance.now() - start
      do {
        await nextPaint()
        if (performance.now() - start > 20000) throw new Error(`${item} is not saved`)
      } while (!radio.checked || isBusy() || complete === written)
      bench.taps.push({ work, painted: performance.now() - start })
      ;[before, named] = mark(radio)
    }
    bench.wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
    return bench
  }
})()
