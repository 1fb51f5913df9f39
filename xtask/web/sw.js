// The service worker: the app works without a network after the first visit.
//
// A new version waits until every open tab is closed (no `skipWaiting`): it never changes under
// a person who is answering.
const cacheName = 'suunta-{{version}}'
const first = {{first}}
const rest = {{rest}}
const own = new Set([...first, ...rest].map((name) => new URL(name, registration.scope).href))
const page = new URL('./', registration.scope).href
const patience = 4000 // ms that a navigation waits for a slow network

addEventListener('install', (event) => {
  const install = async () => {
    const cache = await caches.open(cacheName)
    await cache.addAll(['./', ...first])
    // Without these the app starts all the same; they are fetched again when they are used. A few at
    // a time, so that they stand in nobody's way.
    const waiting = rest.values()
    const lane = async () => {
      for (const name of waiting) await cache.add(name).catch(console.warn)
    }
    await Promise.all([lane(), lane(), lane(), lane()])
  }
  event.waitUntil(install())
})

addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith('suunta-') && name !== cacheName)
    await Promise.all(old.map((name) => caches.delete(name)))
  }
  event.waitUntil(tidy())
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(navigate(request))
  else if (own.has(request.url)) event.respondWith(cacheFirst(request))
})

const navigate = async (request) => {
  try {
    // Safari before 16 and Chrome before 103 know no such signal: there the network takes its time.
    return await fetch(request, { signal: AbortSignal.timeout?.(patience) })
  } catch {
    return (await caches.match(page, { cacheName })) ?? Response.error()
  }
}

const cacheFirst = async (request) => {
  const cached = await caches.match(request, { cacheName })
  if (cached) return cached
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(cacheName)
    await cache.put(request, response.clone())
  }
  return response
}
