// The page: today's list, then one topic a screen. Every answer is kept as a draft before the next screen shows.
import { WORDS } from './words.js';
import * as store from './store.js';
import * as sender from './send.js';

const PROBABLE_LOW = 350;
const PROBABLE_HIGH = 420;
const FEVER = 373;
const SYMPTOMS = [1, 2, 4, 8, 16];
const QUICK = [363, 364, 365, 366, 367, 368];
const CODE_LENGTH = 700;

const head = document.getElementById('head');
const main = document.getElementById('main');
const says = document.getElementById('says');
let language = 'zh';
let list = null;
let queue = [];
let done = new Map();
let drafts = new Map();
let answers = [];
let draft = null;
let screen = 'list';
let words = '';
let code = 0;

const t = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), WORDS[language][key] || key);

function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const button = (label, act, attributes = {}) => node('button', { type: 'button', onclick: act, ...attributes }, label);
const celsius = (tenths) => (tenths === null ? t('not-measured') : (tenths / 10).toFixed(1));

let quiet = 0;
function say(text) {
  says.replaceChildren(node('span', {}, text));
  clearTimeout(quiet);
  quiet = setTimeout(() => says.replaceChildren(), 2500);
}

async function read() {
  list = await store.find('lists', 'today');
  queue = await store.all('queue');
  answers = await store.all('answers');
  drafts = new Map((await store.all('drafts')).map((one) => [one.household, one]));
  const marks = await store.find('lists', 'done');
  done = new Map(marks && list && marks.day === list.day ? marks.households : []);
}

function go(to) {
  screen = to;
  draw();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('title');
  drawHead();
  const screens = { list: drawList, outcome, met, temperature, symptoms, stay, remark, check, queue: drawQueue, codes: drawCodes };
  main.replaceChildren(...screens[screen]().filter((part) => part !== null));
}

function drawHead() {
  const title = draft && screen !== 'queue' ? draft.door : t('title');
  head.replaceChildren(...[
    screen === 'list' ? null : button('‹ ' + t('back'), back, { id: 'back' }),
    node('h1', {}, title),
    button(queue.length > 0 ? t('unsent', queue.length) : t('all-sent'), () => { draft = null; go('queue'); }, { id: 'unsent', class: queue.length > 0 ? 'unsent' : null, 'data-count': queue.length }),
  ].filter(Boolean));
}

function condition() {
  const phase = sender.state.phase;
  if (phase === 'signed-out') {
    return node('p', { class: 'note warn', 'data-phase': phase }, t('signed-out') + ' ', node('a', { href: '/field/enter' }, t('sign-in')));
  }
  const text = { 'no-ack': t('no-ack'), offline: t('offline'), wiped: t('wiped'), sending: t('sending') }[phase];
  return text ? node('p', { class: phase === 'sending' ? 'soft' : 'note warn', 'data-phase': phase }, text) : null;
}

// ---- the list

function drawList() {
  if (!list) {
    return [condition(), node('p', { class: 'note' }, t('no-list')), tools()];
  }
  const left = list.households.filter((one) => !done.has(one.id)).length;
  const box = node('ul', { id: 'households' });
  const fill = () => {
    const wanted = words.trim().toLowerCase();
    const found = list.households.filter((one) => !wanted || (one.place + one.door + one.members.map((m) => m.name).join()).toLowerCase().includes(wanted));
    found.sort((a, b) => done.has(a.id) - done.has(b.id));
    box.replaceChildren(...(found.length > 0 ? found.map(row) : [node('li', { class: 'soft' }, t(list.households.length > 0 ? 'nothing-found' : 'none'))]));
  };
  const field = node('input', { type: 'search', id: 'find', placeholder: t('search'), 'aria-label': t('search'), autocomplete: 'off', oninput: (e) => { words = e.target.value; fill(); } });
  field.value = words;
  fill();
  return [condition(), answers.length > 0 ? button(t('answers') + ' · ' + answers.length, () => go('queue'), { class: 'note warn' }) : null,
    node('p', { class: 'soft' }, t('today', list.day) + ' · ' + t('left', left)), field, box, tools()];
}

function row(one) {
  const begun = drafts.has(one.id);
  const mark = done.has(one.id) ? node('span', { class: 'mark' }, t('done')) : begun ? node('span', { class: 'mark begun' }, t('draft')) : null;
  return node('li', {}, node('button', { type: 'button', class: 'house' + (done.has(one.id) ? ' is-done' : ''), 'data-household': one.id, onclick: () => visit(one) },
    node('b', {}, one.door), mark, node('span', { class: 'who' }, one.members.length > 0 ? one.members.map((m) => m.name).join('、') : t('nobody')), node('span', { class: 'who' }, one.place)));
}

function tools() {
  return node('div', { class: 'bar' }, button(t('language'), switchLanguage, { id: 'language' }));
}

async function switchLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  await store.keepPlain('language', language);
  draw();
}

// ---- one household

async function visit(one) {
  draft = drafts.get(one.id) || { household: one.id, door: one.door, id: store.uuid7(), outcome: null, normal: false, at: 0,
    people: one.members.map((m) => ({ person: m.id, name: m.name, met: true, digits: '', tenths: null, measured: null, symptoms: 0, stay: false, remark: '' })), screen: 'outcome' };
  go(draft.screen);
}

const present = () => draft.people.filter((one) => one.met);
const current = () => present()[draft.at];

// Kept before it is shown: whatever kills the browser, the next screen comes back.
async function keepDraft(to) {
  draft.screen = to;
  drafts.set(draft.household, draft);
  await store.keep('drafts', draft.household, draft);
}

async function step(to) {
  await keepDraft(to);
  go(to);
}

function back() {
  if (screen === 'codes') {
    return go('queue');
  }
  if (!draft || screen === 'outcome') {
    draft = null;
    return go('list');
  }
  const one = ['temperature', 'symptoms', 'stay', 'remark'].includes(screen);
  if (one && screen === 'temperature' && draft.at > 0) {
    draft.at--;
    return step(draft.normal ? 'temperature' : 'remark');
  }
  if (screen === 'check' && draft.outcome === 'MET' && present().length > 0) {
    draft.at = present().length - 1;
    return step(draft.normal ? 'temperature' : 'remark');
  }
  return step({ met: 'outcome', temperature: draft.normal ? 'outcome' : 'met', symptoms: 'temperature', stay: 'symptoms', remark: 'stay', check: 'outcome' }[screen]);
}

const choose = (label, act, attributes = {}) => button(label, act, attributes);

function outcome() {
  const set = (value, normal, to) => async () => {
    Object.assign(draft, { outcome: value, normal, at: 0 });
    if (normal) {
      draft.people.forEach((one) => Object.assign(one, { met: true, symptoms: 0, stay: false, remark: '' }));
    }
    await step(to);
  };
  return [node('h2', {}, t('outcome')), node('p', { class: 'soft' }, draft.people.map((one) => one.name).join('、') || t('nobody')),
    node('div', { class: 'choices' },
      choose(t('all-normal'), set('MET', true, draft.people.length > 0 ? 'temperature' : 'check'), { id: 'all-normal', class: 'first' }),
      draft.people.length > 0 ? choose(t('some'), set('MET', false, 'met'), { id: 'some' }) : null,
      choose(t('absent'), set('ABSENT', false, 'check'), { id: 'absent' }),
      choose(t('refused'), set('REFUSED', false, 'check'), { id: 'refused' }))];
}

function met() {
  return [node('h2', {}, t('who-met')),
    node('div', { class: 'choices toggles' }, ...draft.people.map((one) => choose(one.name, async () => { one.met = !one.met; await keepDraft('met'); draw(); }, { 'aria-pressed': String(one.met) }))),
    node('div', { class: 'bar' }, button(t('next'), () => { draft.at = 0; return step(present().length > 0 ? 'temperature' : 'check'); }, { class: 'primary', id: 'next' }))];
}

const topic = (key) => node('h2', {}, current().name + ' · ' + t(key));

function onward() {
  if (!draft.normal) {
    return step('symptoms');
  }
  return person();
}

function person() {
  if (draft.at + 1 < present().length) {
    draft.at++;
    return step('temperature');
  }
  return step('check');
}

function temperature() {
  const one = current();
  const set = async (tenths) => { Object.assign(one, { tenths, measured: tenths !== null, digits: '' }); await onward(); };
  const press = async (digit) => {
    one.digits += digit;
    if (one.digits.length < 3) {
      await keepDraft('temperature');
      return draw();
    }
    const tenths = Number(one.digits);
    if ((tenths < PROBABLE_LOW || tenths > PROBABLE_HIGH) && one.doubted !== tenths) {
      one.doubted = tenths;
      one.digits = '';
      await keepDraft('temperature');
      draw();
      return say(t('unusual', celsius(tenths)));
    }
    if (tenths < 300 || tenths > 450) {
      one.digits = '';
      await keepDraft('temperature');
      return draw();
    }
    return set(tenths);
  };
  const erase = async () => { one.digits = one.digits.slice(0, -1); await keepDraft('temperature'); draw(); };
  const shown = one.digits || (one.tenths === null ? '' : String(one.tenths));
  const places = [0, 1, 2].map((i) => node('span', { class: shown[i] ? null : 'gap' }, (i === 2 ? '.' : '') + (shown[i] || '0')));
  const key = (digit) => button(digit, () => press(digit), { 'data-key': digit });
  return [topic('temperature'), node('div', { class: 'reading' + (one.digits.length === 0 && one.tenths >= FEVER ? ' fever' : ''), id: 'reading' }, ...places),
    node('div', { class: 'chips' }, ...QUICK.map((tenths) => button(celsius(tenths), () => set(tenths), { 'data-quick': tenths }))),
    node('div', { class: 'keys' }, ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key), button(t('not-measured'), () => set(null), { class: 'word', id: 'not-measured' }), key('0'),
      button(t('erase'), erase, { class: 'word' }))];
}

function symptoms() {
  const one = current();
  return [topic('symptoms'),
    node('div', { class: 'choices toggles' }, button(t('no-symptoms'), () => { one.symptoms = 0; return step('stay'); }, { id: 'no-symptoms', class: 'first' }),
      ...SYMPTOMS.map((bit) => choose(t('symptom-' + bit), async () => { one.symptoms ^= bit; await keepDraft('symptoms'); draw(); }, { 'aria-pressed': String((one.symptoms & bit) !== 0), 'data-symptom': bit }))),
    node('div', { class: 'bar' }, button(t('next'), () => step('stay'), { class: 'primary', id: 'next' }))];
}

function stay() {
  const one = current();
  const set = (value) => () => { one.stay = value; return step('remark'); };
  return [topic('stay'), node('div', { class: 'choices' }, choose(t('no'), set(false), { id: 'no', 'aria-pressed': String(!one.stay) }), choose(t('yes'), set(true), { id: 'yes', 'aria-pressed': String(one.stay) }))];
}

function remark() {
  const one = current();
  const area = node('textarea', { id: 'remark', maxlength: 500, 'aria-label': t('remark'), oninput: (e) => { one.remark = e.target.value; return keepDraft('remark'); } });
  area.value = one.remark;
  return [topic('remark'), area, node('div', { class: 'bar' }, button(t('next'), person, { class: 'primary', id: 'next' }))];
}

function check() {
  const rows = draft.outcome === 'MET' ? present().flatMap((one) => [node('dt', {}, one.name, node('div', { class: 'soft' },
    [...SYMPTOMS.filter((bit) => one.symptoms & bit).map((bit) => t('symptom-' + bit)), one.stay ? t('stay') + ' ' + t('yes') : '', one.remark].filter(Boolean).join(' · '))),
    node('dd', { class: one.tenths >= FEVER ? 'fever' : null }, celsius(one.tenths))]) : [];
  const title = draft.outcome === 'MET' ? t(draft.normal ? 'all-normal' : 'some') : t(draft.outcome === 'ABSENT' ? 'absent' : 'refused');
  return [node('h2', {}, title), rows.length > 0 ? node('dl', { class: 'sum' }, ...rows) : null,
    node('div', { class: 'bar' }, button(t('save'), save, { class: 'primary', id: 'save' }))];
}

let saving = false;
async function save() {
  if (saving) {
    return;
  }
  saving = true;
  try {
    const checks = draft.outcome === 'MET' ? present().map((one) => ({ person: one.person, temperature_tenths: one.tenths, symptoms: one.symptoms, key_area_stay: one.stay, remark: one.remark || null })) : [];
    const entry = { id: draft.id, kind: 'visit', made_at: new Date().toISOString(), account: list.account, label: draft.door, content: { household: draft.household, outcome: draft.outcome, checks } };
    await store.enqueue(entry, draft.household);
    done.set(draft.household, draft.outcome);
    await store.keep('lists', 'done', { day: list.day, households: [...done] });
    drafts.delete(draft.household);
    draft = null;
    queue = await store.all('queue');
    go('list');
    say(t('saved'));
  } finally {
    saving = false;
  }
  sender.send(true);
}

// ---- what is not sent

function drawQueue() {
  const others = queue.filter((one) => sender.state.account && one.account !== sender.state.account).length;
  const pause = sender.state.nextAt - Date.now();
  return [node('h2', {}, t('queue')), condition(), pause > 0 ? node('p', { class: 'soft' }, t('waiting-retry', Math.ceil(pause / 1000))) : null,
    others > 0 ? node('p', { class: 'note' }, t('other-account', others)) : null,
    node('ul', {}, ...queue.map((one) => node('li', { class: 'soft' }, one.label + ' · ' + new Date(one.made_at).toLocaleString(document.documentElement.lang)))),
    node('div', { class: 'bar' }, button(t('send'), () => sender.send(true), { class: 'primary', id: 'send' })),
    queue.length > 0 ? node('div', { class: 'bar' }, button(t('save-file'), saveFile, { id: 'save-file' }), button(t('show-codes'), showCodes, { id: 'show-codes' })) : null,
    queue.length > 0 ? node('p', { class: 'soft' }, t('file-hint')) : null,
    answers.length > 0 ? node('h3', {}, t('answers')) : null,
    node('ul', {}, ...answers.map((one) => node('li', { class: 'note warn' }, one.label + ' · ' + t('state-' + one.state) + ' · ' + (one.message || one.code || ''),
      node('div', { class: 'bar' }, button(t('dismiss'), async () => { await store.forget('answers', one.id); answers = await store.all('answers'); draw(); })))))];
}

let lines = [];
async function saveFile() {
  lines = await sender.queueFile(Number.MAX_SAFE_INTEGER);
  if (!lines) {
    return say(t('no-file-key'));
  }
  const address = URL.createObjectURL(new Blob([lines.join('\n') + '\n'], { type: 'text/plain' }));
  const link = node('a', { href: address, download: 'field-' + new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-') + '.zsf' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function showCodes() {
  lines = await sender.queueFile(CODE_LENGTH);
  if (!lines) {
    return say(t('no-file-key'));
  }
  if (!window.QRCode) {
    await new Promise((resolve, reject) => document.head.append(node('script', { src: '/webjars/qrcodejs/07f829d/qrcode.min.js', onload: resolve, onerror: reject })));
  }
  code = 0;
  go('codes');
}

function drawCodes() {
  const box = node('div', { class: 'code', id: 'code', 'data-text': lines[code] });
  new window.QRCode(box, { text: lines[code], width: 320, height: 320, correctLevel: window.QRCode.CorrectLevel.L });
  box.removeAttribute('title');
  return [node('h2', {}, t('code-of', code + 1, lines.length)), box,
    node('div', { class: 'bar' }, code > 0 ? button('‹', () => { code--; draw(); }) : null, code + 1 < lines.length ? button(t('next'), () => { code++; draw(); }, { class: 'primary', id: 'next' }) : null)];
}

// ---- beginning

async function begin() {
  if (!window.isSecureContext || !crypto.subtle) {
    main.replaceChildren(node('p', { class: 'note warn' }, t('insecure')));
    return;
  }
  language = (await store.plain('language')) || 'zh';
  await read();
  draw();
  // What somebody is answering stays on the screen: only the list, the queue and the head follow what was sent.
  sender.state.listeners.push(async () => {
    await read();
    if (screen === 'list' || screen === 'queue') {
      const typing = document.activeElement && document.activeElement.id === 'find';
      draw();
      if (typing) {
        document.getElementById('find').focus();
      }
    } else {
      drawHead();
    }
  });
  if (navigator.storage && navigator.storage.persist) {
    navigator.storage.persist();
  }
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('/field/worker.js', { scope: '/field' }).catch(() => say(t('offline')));
  }
  sender.begin();
}

begin();
