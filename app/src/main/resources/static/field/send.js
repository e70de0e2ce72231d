// Sends the queue while the page is open. Nothing leaves it but by an acknowledgement of ours that names it.
import * as store from './store.js';

const BATCH = 50;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;
const LONGEST_WAIT = 30_000;
// The list of measures is taken anew when it is older than this.
const KIT_AGE = 600_000;

export const state = { phase: 'idle', account: null, nextAt: 0, listeners: [] };
let pause = FIRST_PAUSE;
let timer = 0;
let running = null;

const tell = () => state.listeners.forEach((listener) => listener());

class NotOurs extends Error {}
class SignedOut extends Error {}

// An answer counts when it is JSON of the format asked for, whole, from this very address. A hotspot's page with 200, a redirect to
// sign in, a cut line: each is told from it.
async function ask(path, format, options = {}) {
  const stop = new AbortController();
  const bell = setTimeout(() => stop.abort(), LONGEST_WAIT);
  try {
    const answer = await fetch(path, { ...options, redirect: 'manual', credentials: 'same-origin', cache: 'no-store', signal: stop.signal });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
      throw new SignedOut();
    }
    const type = answer.headers.get('Content-Type') || '';
    if (!answer.ok || !type.startsWith('application/json')) {
      throw new NotOurs(path + ' ' + answer.status + ' ' + type);
    }
    let json;
    try {
      json = JSON.parse(await answer.text());
    } catch (e) {
      throw new NotOurs(path + ' ' + e.message);
    }
    if (format && json.format !== format) {
      throw new NotOurs(path + ' says ' + json.format);
    }
    return json;
  } finally {
    clearTimeout(bell);
  }
}

const post = (path, format, csrf, body) => ask(path, format, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf }, body: JSON.stringify(body) });

async function obey(device) {
  const orders = await ask('/field/orders/' + device, 'zerospread-orders-1');
  if (orders.wipe === true) {
    await store.wipe();
    await store.keepPlain('wiped', true);
    state.phase = 'wiped';
    tell();
  }
}

async function take(session, device, entries) {
  const body = { device, sent_at: new Date().toISOString(), submissions: entries.map(({ id, kind, made_at, content }) => ({ id, kind, made_at, content })) };
  const receipt = await post('/field/submissions', 'zerospread-acknowledgement-1', session.csrf, body);
  if (!Array.isArray(receipt.answers)) {
    throw new NotOurs('no answers');
  }
  const sent = new Map(entries.map((entry) => [entry.id, entry]));
  let settled = 0;
  for (const answer of receipt.answers) {
    if (sent.has(answer.id) && ['taken', 'again', 'conflict', 'refused', 'waiting'].includes(answer.state)) {
      const plainly = (answer.state === 'taken' || (answer.state === 'again' && answer.first === 'taken')) && !answer.code;
      await store.settle(answer.id, plainly ? null : { id: answer.id, state: answer.state === 'again' ? answer.first : answer.state, code: answer.code, message: answer.message, label: sent.get(answer.id).label });
      sent.delete(answer.id);
      settled++;
    }
  }
  if (settled === 0) {
    throw new NotOurs('nothing of ours is named');
  }
  return settled;
}

// The lists of the day, as far as the account's rights go; what another account took along goes away.
async function takeAlong(session) {
  if (session.tasks.includes('visit')) {
    const list = await ask('/field/assignment', null);
    if (typeof list.day === 'string' && Array.isArray(list.households)) {
      await store.keep('lists', 'today', { ...list, account: session.account });
      // What the list names is due, whatever was marked before, but for what is not sent yet.
      const unsent = (await store.all('queue')).filter((one) => one.kind === 'visit');
      await store.keep('lists', 'done', { households: unsent.map((one) => [one.content.household, [one.content.outcome, one.made_at]]) });
    }
  } else {
    await store.forget('lists', 'today');
  }
  if (session.tasks.includes('temperature')) {
    await store.keep('lists', 'sites', await ask('/field/sites', 'zerospread-sites-1'));
  } else {
    await store.forget('lists', 'sites');
  }
  await takeCertificates(session);
  const kept = await store.find('lists', 'checkpoint');
  if (!session.tasks.includes('passage')) {
    return kept ? store.forget('lists', 'checkpoint') : null;
  }
  const age = kept && kept.account === session.account && kept.day === session.now_day ? Date.now() - kept.taken_at : Infinity;
  if (age > KIT_AGE) {
    const kit = await ask('/field/checkpoint', 'zerospread-checkpoint-1');
    const trusted = (await store.find('lists', 'list-key')) || (kit.measures && kit.measures.public_key);
    if (trusted) {
      await store.keep('lists', 'list-key', trusted);
    }
    await store.keep('lists', 'checkpoint', { ...kit, account: session.account, taken_at: Date.now(), trusted_key: trusted });
  }
  return null;
}

// Keys and revocations by which certificates are checked: as old as the list of measures at most, and of today.
async function takeCertificates(session) {
  const kept = await store.find('lists', 'certificates');
  if (!session.tasks.includes('certificate')) {
    return kept ? store.forget('lists', 'certificates') : null;
  }
  if (!kept || kept.day !== session.now_day || Date.now() - kept.taken_at > KIT_AGE) {
    await store.keep('lists', 'certificates', { ...await ask('/field/certificates', 'zerospread-certificates-1'), taken_at: Date.now() });
  }
  return null;
}

async function once() {
  const device = await store.device();
  state.phase = 'sending';
  tell();
  await obey(device);
  const session = await ask('/field/session', 'zerospread-session-1');
  state.account = session.account;
  await store.keepPlain('account', session.account);
  const offset = Math.round((Date.parse(session.now) - Date.now()) / 1000);
  await store.keepPlain('offset', offset);
  await store.keep('lists', 'session', { account: session.account, tasks: session.tasks, zone: session.zone, offset });
  const wiped = await store.plain('wiped') === true;
  const mine = async () => (await store.all('queue')).filter((entry) => entry.account === session.account).sort((a, b) => (a.id < b.id ? -1 : 1));
  let left = await mine();
  const told = await post('/field/contact', 'zerospread-contact-1', session.csrf, { device, unsent: (await store.all('queue')).length, wiped });
  if (wiped) {
    await store.keepPlain('wiped', false);
  }
  if (typeof told.file_key === 'string') {
    await store.keepFileKey(told.file_key);
  }
  let settled = 0;
  while (left.length > 0) {
    settled += await take(session, device, left.slice(0, BATCH));
    tell();
    left = await mine();
  }
  if (settled > 0) {
    await post('/field/contact', 'zerospread-contact-1', session.csrf, { device, unsent: (await store.all('queue')).length });
  }
  await takeAlong(session);
  state.phase = 'idle';
  return settled;
}

// Failures wait longer each time, up to five minutes, and never all phones at the same moment.
function again() {
  clearTimeout(timer);
  const wait = pause * (0.75 + Math.random() / 2);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
  state.nextAt = Date.now() + wait;
  timer = setTimeout(() => send(), wait);
}

export function send(soon = false) {
  if (soon) {
    pause = FIRST_PAUSE;
  }
  running ||= (async () => {
    clearTimeout(timer);
    state.nextAt = 0;
    let settled = 0;
    try {
      settled = await once();
      pause = FIRST_PAUSE;
    } catch (e) {
      state.phase = e instanceof SignedOut ? 'signed-out' : e instanceof NotOurs ? 'no-ack' : 'offline';
      if (state.phase !== 'signed-out') {
        again();
      }
    } finally {
      running = null;
      tell();
    }
    return settled;
  })();
  return running;
}

export function begin() {
  addEventListener('online', () => send(true));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') { send(true); } });
  send();
}

// The queue as text that only the server opens: one line, or as many as there are codes.
export async function queueFile(lengthOfPart) {
  const key = await store.fileKey();
  const account = await store.plain('account');
  const entries = (await store.all('queue')).filter((entry) => entry.account === account);
  if (!key || entries.length === 0) {
    return null;
  }
  const device = await store.device();
  const body = { device, offset_seconds: (await store.plain('offset')) || 0, submissions: entries.map(({ id, kind, made_at, content }) => ({ id, kind, made_at, content })) };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(device + ':' + account) }, key, new TextEncoder().encode(JSON.stringify(body))));
  const bytes = new Uint8Array(12 + sealed.length);
  bytes.set(iv);
  bytes.set(sealed, 12);
  let binary = '';
  bytes.forEach((b) => { binary += String.fromCharCode(b); });
  const base64 = btoa(binary);
  const parts = Math.max(1, Math.ceil(base64.length / lengthOfPart));
  return Array.from({ length: parts }, (_, i) => `ZSF1:${i + 1}:${parts}:${device}:${account}:${base64.slice(i * lengthOfPart, (i + 1) * lengthOfPart)}`);
}
