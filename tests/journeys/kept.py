"""Everything a browser keeps of an address, as text that can be searched."""

from playwright.sync_api import Page

READ_EVERYTHING = """async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = { local: { ...localStorage }, session: { ...sessionStorage }, databases: {}, caches: {} };
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    kept.databases[name] = {};
    for (const store of database.objectStoreNames) {
      kept.databases[name][store] = await done(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.caches[request.url] = await (await cache.match(request)).text();
    }
  }
  return JSON.stringify(kept);
}"""


def everything_kept(page: Page) -> str:
    """All of IndexedDB, the caches and the storages of the page's address, as JSON."""
    return str(page.evaluate(READ_EVERYTHING))
