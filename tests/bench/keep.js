// Keeps the answers of a page beside the app as durably as the app keeps its own: in localStorage, which draws
// the page when it is opened again, and in a database, since only what that has completed outlives a
// killed browser.
const opening = new Promise((resolve, reject) => {
  const request = indexedDB.open('bench', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('answers')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const key = 'bench.answers'

export const stored = () => JSON.parse(localStorage.getItem(key) ?? '{}')

// Calls `saved` when the transaction is complete; until then the page is busy.
export const keep = (answers, saved = () => {}) => {
  localStorage.setItem(key, JSON.stringify(answers))
  document.body.setAttribute('aria-busy', true)
  opening.then((database) => {
    const transaction = database.transaction('answers', 'readwrite', { durability: '{{durability}}' })
    transaction.objectStore('answers').put(answers, key)
    transaction.oncomplete = () => {
      document.body.removeAttribute('aria-busy')
      saved()
    }
    transaction.commit()
  })
}
