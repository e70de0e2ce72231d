// What the phone keeps: one IndexedDB, every value sealed with AES-GCM under a key that no script can read out.
const NAME = 'zerospread-field';
const STORES = ['keys', 'plain', 'queue', 'drafts', 'lists', 'answers'];
const text = new TextEncoder();
const untext = new TextDecoder();
let opened = null;

function open() {
  opened ||= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((store) => asked.result.createObjectStore(store));
    asked.onsuccess = () => {
      asked.result.onversionchange = () => { asked.result.close(); opened = null; };
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// Ends only when the database has it on disk: "saved" is said after that.
async function act(stores, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, mode, { durability: 'strict' });
    const result = work(transaction);
    transaction.oncomplete = () => resolve(result && 'result' in result ? result.result : undefined);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

const get = (store, id) => act([store], 'readonly', (t) => t.objectStore(store).get(id));
const put = (store, id, value) => act([store], 'readwrite', (t) => t.objectStore(store).put(value, id));

async function key() {
  const kept = await get('keys', 'own');
  if (kept) {
    return kept;
  }
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two windows may both make one: the first that is put down counts for both.
  await act(['keys'], 'readwrite', (t) => { t.objectStore('keys').add(made, 'own').onerror = (e) => { e.preventDefault(); e.stopPropagation(); }; });
  return get('keys', 'own');
}

async function seal(owner, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(owner) }, await key(), text.encode(JSON.stringify(value)));
  return { iv, sealed };
}

async function unseal(owner, kept) {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData: text.encode(owner) }, await key(), kept.sealed);
  return JSON.parse(untext.decode(plain));
}

export async function keep(store, id, value) {
  await put(store, id, await seal(store + ':' + id, value));
}

export async function find(store, id) {
  const kept = await get(store, id);
  return kept ? unseal(store + ':' + id, kept) : null;
}

export async function all(store) {
  const ids = await act([store], 'readonly', (t) => t.objectStore(store).getAllKeys());
  const values = [];
  for (const id of ids) {
    const value = await find(store, id);
    if (value) {
      values.push(value);
    }
  }
  return values;
}

export const forget = (store, id) => act([store], 'readwrite', (t) => { t.objectStore(store).delete(id); });

// The visit goes into the queue and its draft goes away in one step: a killed browser leaves either the one or the other.
export async function enqueue(entry, draft) {
  const sealed = await seal('queue:' + entry.id, entry);
  await act(['queue', 'drafts'], 'readwrite', (t) => {
    t.objectStore('queue').put(sealed, entry.id);
    t.objectStore('drafts').delete(draft);
  });
}

// Likewise an answer that somebody has to read, and the end of what it answers.
export async function settle(id, answer) {
  const sealed = answer ? await seal('answers:' + id, answer) : null;
  await act(['queue', 'answers'], 'readwrite', (t) => {
    if (sealed) {
      t.objectStore('answers').put(sealed, id);
    }
    t.objectStore('queue').delete(id);
  });
}

export async function device() {
  let id = await get('plain', 'device');
  if (!id) {
    await act(['plain'], 'readwrite', (t) => { t.objectStore('plain').add(uuid7(), 'device').onerror = (e) => { e.preventDefault(); e.stopPropagation(); }; });
    id = await get('plain', 'device');
  }
  return id;
}

export const plain = (id) => get('plain', id);
export const keepPlain = (id, value) => put('plain', id, value);

export async function keepFileKey(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  await put('keys', 'file', await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']));
}

export const fileKey = () => get('keys', 'file');

// By remote order: everything, the keys first; the device keeps its number so that it can say that it obeyed.
export async function wipe() {
  await act(STORES, 'readwrite', (t) => STORES.filter((store) => store !== 'plain').forEach((store) => t.objectStore(store).clear()));
}

export function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let place = 5; place >= 0; place--) {
    bytes[place] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
