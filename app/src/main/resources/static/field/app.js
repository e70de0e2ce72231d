// What the screens share: what lies on the phone, the words, the parts of a page, and the way from one screen to the next.
import { WORDS } from './words.js';
import * as store from './store.js';
import * as sender from './send.js';

export const app = { language: 'zh', list: null, kit: null, cards: null, sites: null, session: null, queue: [], answers: [], drafts: new Map(), done: new Map(), draft: null, screen: 'home' };

// Screens by name: each draws its parts, and knows where "back" leads.
const screens = new Map();
export const screen = (name, draw, back = null) => screens.set(name, { draw, back });

const head = document.getElementById('head');
const main = document.getElementById('main');
const says = document.getElementById('says');

export const t = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), WORDS[app.language][key] || key);
export const either = (one) => (app.language === 'zh' ? one.zh : one.en);
export const celsius = (tenths) => (tenths === null ? t('not-measured') : (tenths / 10).toFixed(1));

export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

export const button = (label, act, attributes = {}) => node('button', { type: 'button', onclick: act, ...attributes }, label);
export const bar = (...buttons) => node('div', { class: 'bar' }, ...buttons);

let quiet = 0;
export function say(text) {
  says.replaceChildren(node('span', {}, text));
  clearTimeout(quiet);
  quiet = setTimeout(() => says.replaceChildren(), 2500);
}

export const tasks = () => (app.session ? app.session.tasks : app.list ? ['visit'] : []);

// The district's clock, as far as the phone knows it, and its day.
export const now = () => new Date(Date.now() + ((app.session && app.session.offset) || 0) * 1000);
export const dayOf = (moment) => new Intl.DateTimeFormat('en-CA', { timeZone: (app.session && app.session.zone) || 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })
  .format(new Date(moment.getTime() + ((app.session && app.session.offset) || 0) * 1000));
export const today = () => dayOf(new Date());

export async function read() {
  app.session = await store.find('lists', 'session');
  app.list = await store.find('lists', 'today');
  app.kit = await store.find('lists', 'checkpoint');
  app.cards = await store.find('lists', 'certificates');
  app.sites = await store.find('lists', 'sites');
  app.queue = await store.all('queue');
  app.answers = await store.all('answers');
  app.drafts = new Map((await store.all('drafts')).filter((one) => one.key).map((one) => [one.key, one]));
  const marks = await store.find('lists', 'done');
  app.done = new Map(marks ? marks.households : []);
  app.queue.filter((one) => one.kind === 'visit').forEach((one) => app.done.set(one.content.household, [one.content.outcome, one.made_at]));
}

export function go(to) {
  app.screen = to;
  draw();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

// Where the page begins: at the one thing there is to do, or at a choice.
export function home() {
  app.draft = null;
  const only = tasks();
  go(only.length === 1 ? { visit: 'list', passage: 'post-work', temperature: 'sites', lookup: 'look', certificate: 'card' }[only[0]] : 'home');
}

export function draw() {
  document.documentElement.lang = app.language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('title');
  drawHead();
  main.replaceChildren(...screens.get(app.screen).draw().flat().filter((part) => part !== null));
}

export function drawHead() {
  const title = app.draft && app.screen !== 'queue' ? app.draft.door : t('title');
  const back = screens.get(app.screen).back;
  const begins = app.screen === 'home' || (tasks().length <= 1 && ['list', 'post-work', 'sites', 'look', 'card'].includes(app.screen));
  head.replaceChildren(...[
    begins || back === null ? null : button('‹ ' + t('back'), back, { id: 'back' }),
    node('h1', {}, title),
    button(app.queue.length > 0 ? t('unsent', app.queue.length) : t('all-sent'), () => { app.draft = null; go('queue'); },
      { id: 'unsent', class: app.queue.length > 0 ? 'unsent' : null, 'data-count': app.queue.length }),
  ].filter(Boolean));
}

export function condition() {
  const phase = sender.state.phase;
  if (phase === 'signed-out') {
    return node('p', { class: 'note warn', 'data-phase': phase }, t('signed-out') + ' ', node('a', { href: '/field/enter' }, t('sign-in')));
  }
  const text = { 'no-ack': t('no-ack'), offline: t('offline'), wiped: t('wiped'), sending: t('sending') }[phase];
  return text ? node('p', { class: phase === 'sending' ? 'soft' : 'note warn', 'data-phase': phase }, text) : null;
}

export const unread = () => (app.answers.length > 0 ? button(t('answers') + ' · ' + app.answers.length, () => go('queue'), { class: 'note warn' }) : null);

export function tools() {
  return bar(button(t('language'), async () => {
    app.language = app.language === 'zh' ? 'en' : 'zh';
    await store.keepPlain('language', app.language);
    draw();
  }, { id: 'language' }));
}

// Kept before it is shown: whatever kills the browser, the next screen comes back.
export async function keepDraft(to) {
  app.draft.screen = to;
  app.drafts.set(app.draft.key, app.draft);
  await store.keep('drafts', app.draft.key, app.draft);
}

export async function step(to) {
  await keepDraft(to);
  go(to);
}

let saving = false;
// Puts what the draft became into the queue; the draft ends in the same step.
export async function enqueue(kind, content, after) {
  if (saving) {
    return;
  }
  saving = true;
  try {
    const draft = app.draft;
    await store.enqueue({ id: draft.id, kind, made_at: new Date().toISOString(), account: app.session ? app.session.account : app.list.account, label: draft.door, content }, draft.key);
    app.drafts.delete(draft.key);
    app.draft = null;
    app.queue = await store.all('queue');
    await after(draft);
    say(t('saved'));
  } finally {
    saving = false;
  }
  sender.send(true);
}

const PROBABLE_LOW = 350;
const PROBABLE_HIGH = 420;
const FEVER = 373;
const QUICK = Array.from({ length: 12 }, (_, i) => 360 + i);
export const isFever = (tenths) => tenths !== null && tenths >= FEVER;

// A reading of one tap where it is a usual one, of three where it is not. `one` keeps digits, tenths, doubted.
export function thermometer(one, at, done) {
  const set = (tenths) => { Object.assign(one, { tenths, measured: true, digits: '' }); return done(); };
  const press = async (digit) => {
    one.digits += digit;
    if (one.digits.length < 3) {
      await keepDraft(at);
      return draw();
    }
    const tenths = Number(one.digits);
    const doubtful = (tenths < PROBABLE_LOW || tenths > PROBABLE_HIGH) && one.doubted !== tenths;
    if (doubtful || tenths < 300 || tenths > 450) {
      one.doubted = tenths;
      one.digits = '';
      await keepDraft(at);
      draw();
      return say(t('unusual', celsius(tenths)));
    }
    return set(tenths);
  };
  const shown = one.digits || (one.tenths === null ? '' : String(one.tenths));
  const key = (digit) => button(digit, () => press(digit), { 'data-key': digit });
  return [
    node('div', { class: 'reading' + (one.digits.length === 0 && isFever(one.tenths) ? ' fever' : ''), id: 'reading' }, ...[0, 1, 2].map((i) => node('span', { class: shown[i] ? null : 'gap' }, (i === 2 ? '.' : '') + (shown[i] || '0')))),
    node('div', { class: 'chips' }, ...QUICK.map((tenths) => button(celsius(tenths), () => set(tenths), { 'data-quick': tenths }))),
    node('div', { class: 'keys' }, ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key), button(t('not-measured'), () => set(null), { class: 'word', id: 'not-measured' }), key('0'),
      button(t('erase'), async () => { one.digits = one.digits.slice(0, -1); await keepDraft(at); draw(); }, { class: 'word' })),
  ];
}
