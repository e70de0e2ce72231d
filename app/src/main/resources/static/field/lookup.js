// Looks somebody up in the signed list of the day. A list of another day or place, or one that was altered, is not used, and the page says so.
import { app, bar, button, condition, draw, go, home, node, now, screen, t, tasks, today, tools } from './app.js';
import { begin, post } from './passage.js';

const FORMAT = 'zerospread-measures-1';
const TAIL = 4;
const TAG_BITS = 72;
const text = new TextEncoder();
const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
let asked = { number: '', name: '' };
let result = null;

// Opens the list, or tells why it may not be used. The key is the first that this phone ever got; another one is no key.
async function open() {
  const kept = app.kit && app.kit.measures;
  if (!kept) {
    return { fault: t('list-none') };
  }
  try {
    const key = await crypto.subtle.importKey('spki', bytes(app.kit.trusted_key || kept.public_key), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    if (!await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(kept.signature), text.encode(kept.text))) {
      return { fault: t('list-altered') };
    }
  } catch (e) {
    return { fault: t('list-altered') };
  }
  const list = JSON.parse(kept.text);
  const at = post();
  if (list.format !== FORMAT) {
    return { fault: t('list-altered') };
  }
  if (list.day !== today()) {
    return { fault: t('list-day', list.day) };
  }
  if (at && !at.region.startsWith(list.place)) {
    return { fault: t('list-place', list.place) };
  }
  return { list };
}

async function tag(list, sought) {
  const key = await crypto.subtle.importKey('raw', text.encode(sought), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(list.salt), iterations: list.rounds }, key, TAG_BITS);
  return btoa(String.fromCharCode(...new Uint8Array(bits)));
}

const plain = (typed) => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();

async function find() {
  const number = plain(asked.number);
  const name = plain(asked.name);
  if (number.length < TAIL || (number.length === TAIL && !name)) {
    result = { fault: t('look-more') };
    return draw();
  }
  const { list, fault } = await open();
  if (fault) {
    result = { fault };
    return draw();
  }
  const wanted = await tag(list, number.length === TAIL ? 'tail\n' + name + '\n' + number : 'card\n' + number);
  const entry = list.entries.find((one) => one[0] === wanted);
  result = entry ? { held: { kind: entry[1], until: entry[2] } } : { free: true };
  return draw();
}

function age(list) {
  const minutes = Math.max(0, Math.round((now() - Date.parse(list.made_at)) / 60_000));
  return minutes < 120 ? t('minutes', minutes) : t('hours', Math.round(minutes / 60));
}

function state() {
  const line = node('p', { class: 'soft', id: 'list-state' });
  open().then(({ list, fault }) => {
    line.className = fault ? 'note warn' : 'soft';
    line.textContent = fault || t('list-age', new Date(list.made_at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: (app.session && app.session.zone) || undefined }), age(list));
    line.dataset.usable = String(!fault);
  });
  return line;
}

function again() {
  asked = { number: '', name: '' };
  result = null;
  draw();
}

function answer() {
  if (result.held) {
    return [node('p', { class: 'note warn big', id: 'held', 'data-kind': result.held.kind }, node('b', {}, t('held-' + result.held.kind)), result.held.until ? node('span', {}, ' · ' + t('held-until', result.held.until)) : null, node('br'), t('held-do-' + result.held.kind)),
      bar(button(t('look-again'), again, { id: 'again' }), tasks().includes('passage') && post() ? button(t('held-take'), () => { const { held } = result; result = null; return begin(held); }, { class: 'primary', id: 'held-take' }) : null)];
  }
  return [node('p', { class: 'note big', id: 'free' }, node('b', {}, t('free')), node('br'), t('free-do')), bar(button(t('look-again'), again, { class: 'primary', id: 'again' }))];
}

function look() {
  if (result && !result.fault) {
    return [node('h2', {}, t('look')), ...answer(), state()];
  }
  const field = (id, key, extra) => {
    const input = node('input', { id, type: 'text', autocomplete: 'off', placeholder: t('look-' + key), 'aria-label': t('look-' + key), maxlength: 40, oninput: (e) => { asked[key] = e.target.value; }, ...extra });
    input.value = asked[key];
    return input;
  };
  return [condition(), node('h2', {}, t('look')), state(), result ? node('p', { class: 'note warn', id: 'look-fault' }, result.fault) : null,
    node('div', { class: 'choices' }, field('look-number', 'number', { autocapitalize: 'characters' }), field('look-name', 'name', {})), bar(button(t('look-do'), find, { class: 'primary', id: 'look-do' })), tools()];
}
screen('look', look, () => { again(); return tasks().includes('passage') ? go('post-work') : home(); });
