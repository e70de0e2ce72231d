// Keeps the page and its files, and nothing else: what is personal lies sealed in the page's own store.
// VERSION and FILES stand above this line; the server writes them from what it offers.
const CACHE = 'field-' + VERSION;

self.addEventListener('install', (event) => {
  // A file that comes with another type, or from behind a redirect, is not ours: a hotspot's page must not take this one's place.
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(async (path) => {
      const answer = await fetch(new Request(path, { cache: 'reload', redirect: 'error' }));
      const type = answer.headers.get('Content-Type') || '';
      if (!answer.ok || (type.startsWith('text/html') !== (path === '/field'))) {
        throw new Error(path + ' ' + answer.status + ' ' + type);
      }
      if (path === '/field' && !(await answer.clone().text()).includes(`data-version="${VERSION}"`)) {
        throw new Error('another page at ' + path);
      }
      await cache.put(path, answer);
    }));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('field-') && name !== CACHE) {
        await caches.delete(name);
      }
    }
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const path = url.pathname === '/field/' ? '/field' : url.pathname;
  if (event.request.method === 'GET' && url.origin === self.location.origin && FILES.includes(path)) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(path)).then((kept) => kept || fetch(event.request)));
  }
});
