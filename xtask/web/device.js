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
const once = async (mode, act) => {
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
// A full disk leaves the last record of Chromium's log half written. At the end of the log that does no harm;
// with another record after it, the next start but one takes the log for damaged and throws all of it away. So
// nothing is written any more, by whichever page, until there is room for much: seen in another place, and
// used to begin another log, in parts, since a large one would lie in a file of its own, and at random,
// since it would be compressed. What outlives a restart on a full disk is that a mark is missing.
const flag = (act, ...value) => {
  try {
    return localStorage[act]('{{torn}}', ...value)
  } catch {} // blocked
}
const mark = (act) => globalThis.caches?.open('{{torn}}').then((cache) => cache[act]('./', new Response()))
  .catch(() => true)
const look = async () => {
  if (await (mark('match') ?? true)) return
  const rows = (store, tell) => (store.count().onsuccess = ({ target: { result } }) => tell(result))
  if (await once('readonly', rows)) flag('setItem', 1)
  else await mark('put')
}
const request = (asked) => new Promise((resolve, reject) => {
  asked.onsuccess = () => resolve(asked.result)
  asked.onerror = () => reject(asked.error)
})
const mend = async () => {
  const cache = await globalThis.caches?.open('{{torn}}')
  await cache?.put('./room', new Response(new Uint8Array(16 << 20)))
    .finally(() => cache.delete('./room'))
  const filling = indexedDB.open('filler')
  filling.onupgradeneeded = ({ target: { result } }) => {
    const store = result.createObjectStore('rows')
    for (let part = 0; part < 90; part++) store.put(crypto.getRandomValues(new Uint8Array(50000)), part)
  }
  ;(await request(filling)).close()
  await request(indexedDB.deleteDatabase('filler'))
  await mark('put')
  flag('removeItem')
}
let looked, mending
const transact = async (mode, act) => {
  if (mode === 'readonly') return once(mode, act)
  await (looked ??= look())
  if (flag('getItem')) await (mending ??= mend().finally(() => (mending = undefined)))
  return once(mode, act).catch((error) => {
    flag('setItem', 1)
    mark('delete')
    throw error
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
