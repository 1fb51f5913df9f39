// The door to the device's database: texts by name in one store. What is written is on the device when
// the transaction is complete. It knows nothing of what the texts mean.
let database
const opened = () => (database ??= new Promise((resolve, reject) => {
  const opening = indexedDB.open('{{database}}', 1)
  // Safari 14 can leave it unanswered for ever.
  setTimeout(reject, 3000, new DOMException('', 'TimeoutError'))
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const { result } = opening
    result.onclose = () => (database = null)
    result.onversionchange = () => {
      result.close()
      database = null
    }
    resolve(result)
  }
}).catch((error) => {
  database = null
  throw error
}))
// One transaction; `act` is given the store and how to say what comes of it.
const transact = async (mode, act) => {
  const begin = async () => (await opened()).transaction('rows', mode, { durability: '{{durability}}' })
  const transaction = await begin().catch(() => {
    database = null // closed behind our back
    return begin()
  })
  return new Promise((resolve, reject) => {
    let found
    transaction.oncomplete = () => resolve(found)
    transaction.onabort = () => reject(transaction.error)
    act(transaction.objectStore('rows'), (told) => (found = told))
  })
}
const device = {
  // All keys, and what stands under each. From then on the app does what is tapped.
  read: () => {
    suuntaBoot.reads = true
    return transact('readonly', (store, tell) => {
      store.getAllKeys().onsuccess = ({ target: { result: keys } }) => {
        store.getAll().onsuccess = ({ target: { result } }) => tell([keys, result])
      }
    })
  },
  // Writes the changes, `[key, text]` each, a text of `undefined` taking the row away, where the rows
  // of the keys hold what is expected; else nothing, and tells what they hold.
  write: (keys, expected, changes) => transact('readwrite', (store, tell) => {
    const found = []
    const look = () => {
      if (found.length < keys.length) {
        store.get(keys[found.length]).onsuccess = ({ target: { result } }) => {
          found.push(result)
          look()
        }
      } else if (found.some((text, index) => text !== expected[index])) {
        tell(found)
      } else {
        for (const [key, text] of changes) text === undefined ? store.delete(key) : store.put(text, key)
        store.transaction.commit?.()
      }
    }
    look()
  }),
  // Takes every row away and begins another era, which it tells.
  erase: () => transact('readwrite', (store, tell) => {
    const era = `${Math.random()}`.slice(2)
    store.clear()
    store.put(era, 'era')
    tell(era)
  }),
}
