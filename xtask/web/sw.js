// The service worker: a whole copy of the app, so that it starts without a network.
//
// A file is the app's when its bytes have the hash that the build wrote here, whatever a network
// answers: a filter's page and a server between two versions answer 200 too. A version is
// installed whole or not at all, and starts when no page of the one before is open, or when the
// person asks for it (`take`): it never changes under somebody who is answering.
const scope = registration.scope
// Of this folder alone: another one of the same host can hold another Suunta.
const cacheName = `suunta-{{version}} ${scope}`
// Every file's name and the beginning of its SHA-256 (144 bits), base64.
const files = new Map({{files}})
// What the way from the start to a signed summary needs.
const needed = {{needed}}

const page = 'index.html'
const address = (name) => new URL(name === page ? './' : name, scope).href
const names = new Map([...files.keys()].map((name) => [address(name), name]))
names.set(new URL(page, scope).href, page)

// A script of another type is not run, and a copy of it never would be.
const types = { html: /html/, css: /css/, js: /javascript/ }
// Whether an answer is the file that was built.
const fits = async (name, response) => {
  const type = types[name.split('.').pop()]
  if (!response?.ok || (type && !type.test(response.headers.get('content-type')))) return false
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer())
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 18))) === files.get(name)
}

// Fetches a file; an error when it is not the one that was built. The page's name does not change
// with its content, so an older one can wait in the HTTP cache; so can what a filter answered.
const fetched = async (name) => {
  for (const cache of name === page ? ['reload'] : ['default', 'reload']) {
    const response = await fetch(address(name), { cache })
    if (!await fits(name, response)) continue
    // What was redirected cannot answer a navigation.
    return response.redirected ? new Response(response.body, response) : response
  }
  throw new Error(`${name} is not of this version`)
}

const missing = async (wanted) => {
  const cache = await caches.open(cacheName)
  const kept = new Set((await cache.keys()).map(({ url }) => names.get(url)))
  return [...new Set(wanted)].filter((name) => !kept.has(name))
}

// Gets what is not here yet, a few at a time so that they stand in nobody's way; an error when one
// did not come. `told` hears how many of how many are here.
const fill = async (wanted, get = fetched, told = () => {}) => {
  const cache = await caches.open(cacheName)
  const lacking = await missing(wanted)
  let here = wanted.length - lacking.length
  let failed
  told(here, wanted.length)
  const waiting = lacking.values()
  const lane = async () => {
    for (const name of waiting) {
      try {
        await cache.put(address(name), await get(name))
        told(++here, wanted.length)
      } catch (error) {
        failed = error
      }
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  if (failed) throw failed
}

// Copies of other versions. Their names once had no folder.
const others = async () => {
  const all = (await caches.keys()).filter((name) => name.startsWith('suunta-') && name !== cacheName)
  const ours = async (name) => name.endsWith(` ${scope}`) ||
    (!name.includes(' ') && await caches.match(address(page), { cacheName: name }))
  const known = await Promise.all(all.map(ours))
  return all.filter((_, index) => known[index])
}

// What they hold, by addresses without hashes.
const plain = (url) => url.replace(/[0-9a-f]{16}/, '')
const heldBefore = async () => {
  const held = new Map()
  for (const name of await others()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) held.set(plain(request.url), () => cache.match(request))
  }
  return held
}

addEventListener('install', (event) => {
  const install = async () => {
    const held = await heldBefore()
    const before = (name) => held.get(plain(address(name)))
    // Whoever had another language has it again; what did not change is not fetched again.
    const get = async (name) => {
      const copy = await before(name)?.()
      return copy && await fits(name, copy) ? copy : fetched(name)
    }
    const wanted = [...files.keys()].filter((name) => needed.includes(name) || before(name))
    try {
      // The page comes last: where it is, everything is.
      await fill(wanted.filter((name) => name !== page), get)
      await fill([page], get)
    } catch (error) {
      if ((await missing([page])).length) await caches.delete(cacheName)
      throw error
    }
  }
  event.waitUntil(install())
})

addEventListener('activate', (event) => {
  const activate = async () => {
    const old = await others()
    if (!(await missing(needed)).length) await Promise.all(old.map((name) => caches.delete(name)))
    // The first visit goes on without a network too.
    if (!old.length) await clients.claim()
  }
  event.waitUntil(activate())
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const navigates = request.mode === 'navigate'
  const name = names.get(request.url.split(navigates ? /[?#]/ : '#')[0])
  if (name && navigates === (name === page)) event.respondWith(answer(name, request))
})

// The copy, or the file fetched again where the copy is missing or bad. The page's copy comes first
// too: it fits the others, while the network's may be of another version, an error or a filter's.
const answer = async (name, request) => {
  const cache = await caches.open(cacheName)
  const copy = await cache.match(address(name))
  if (copy && await fits(name, copy).catch(() => false)) return copy
  try {
    const response = await fetched(name)
    await cache.put(address(name), response.clone()).catch(console.warn) // the disk is full
    return response
  } catch (error) {
    // Without a copy the server's own page is better than none.
    if (name === page) return fetch(request)
    throw error
  }
}

// What the page asks for: `keep` names content to have here beside what everybody needs, `all`
// wants every file; `take` puts a version that waits in force.
addEventListener('message', (event) => {
  const { data: { keep = [], all, take }, ports: [port] } = event
  const work = async () => {
    if (take) {
      const windows = await clients.matchAll({ includeUncontrolled: true, type: 'window' })
      if (windows.filter(({ url }) => url.startsWith(scope)).length > 1) throw new Error('another page is open')
      return skipWaiting()
    }
    const kept = (name) => needed.includes(name) || keep.includes(name.replace(/^content\/\w+\//, ''))
    const own = [...files.keys()].filter(kept)
    const wanted = all ? [...new Set([...own, ...files.keys()])] : own
    await fill(wanted, fetched, (here, total) => port?.postMessage([here, total]))
  }
  event.waitUntil(work().catch((error) => {
    console.warn(error)
    port?.postMessage('failed')
  }))
})
