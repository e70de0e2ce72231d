// Household visits: the list of the day, then one topic a screen. "Nothing found" is said by a tap of its own for each topic, never assumed.
import * as store from './store.js';
import { app, bar, button, celsius, condition, dayOf, draw, either, enqueue, go, home, isFever, keepDraft, node, screen, step, t, thermometer, today, tools, unread } from './app.js';

const SYMPTOMS = [1, 2, 4, 8, 16];
const DAY = 86_400_000;
let words = '';

// ---- the list

// Whoever was not met comes back, also without a network, when the policy says so.
function isDone(one) {
  const mark = app.done.get(one.id);
  if (!mark) {
    return false;
  }
  const again = app.list.again ? app.list.again[mark[0]] : undefined;
  if (again === undefined) {
    return true;
  }
  return today() < dayOf(new Date(Date.parse(mark[1]) + again * DAY));
}

function drawList() {
  if (!app.list) {
    return [condition(), node('p', { class: 'note' }, t('no-list')), tools()];
  }
  if (!app.list.round) {
    return [condition(), unread(), node('p', { class: 'note', id: 'no-round' }, t('no-round')), tools()];
  }
  const left = app.list.households.filter((one) => !isDone(one)).length;
  const box = node('ul', { id: 'households' });
  const fill = () => {
    const wanted = words.trim().toLowerCase();
    const found = app.list.households.filter((one) => !wanted || (one.place + one.door + one.members.map((m) => m.name).join()).toLowerCase().includes(wanted));
    found.sort((a, b) => isDone(a) - isDone(b));
    box.replaceChildren(...(found.length > 0 ? found.map(row) : [node('li', { class: 'soft' }, t(app.list.households.length > 0 ? 'nothing-found' : 'all-done'))]));
  };
  const field = node('input', { type: 'search', id: 'find', placeholder: t('search'), 'aria-label': t('search'), autocomplete: 'off', oninput: (e) => { words = e.target.value; fill(); } });
  field.value = words;
  fill();
  return [condition(), unread(), node('p', { class: 'soft' }, app.list.round + ' · ' + t('today', app.list.day) + ' · ' + t('left', left)),
    node('p', { class: 'soft' }, t('progress', app.list.met, app.list.later) + (app.list.left > 0 ? ' · ' + t('left-out', app.list.left) : '')), field, box, tools()];
}

function row(one) {
  const done = isDone(one);
  const begun = app.drafts.has(one.id);
  const mark = done ? node('span', { class: 'mark' }, t('done')) : begun ? node('span', { class: 'mark begun' }, t('draft'))
    : one.tries > 0 ? node('span', { class: 'mark begun' }, t('last-' + one.last) + (one.overdue ? ' · ' + t('overdue') : '')) : null;
  return node('li', {}, node('button', { type: 'button', class: 'house' + (done ? ' is-done' : ''), 'data-household': one.id, onclick: () => visit(one) },
    node('b', {}, one.door), mark, node('span', { class: 'who' }, one.members.length > 0 ? one.members.map((m) => m.name).join('、') : t('nobody')), node('span', { class: 'who' }, one.place)));
}

screen('list', drawList, home);

// ---- one household

async function visit(one) {
  app.draft = app.drafts.get(one.id) || { key: one.id, kind: 'visit', household: one.id, door: one.door, id: store.uuid7(), outcome: null, at: 0, topic: 0,
    people: one.members.map((m) => ({ person: m.id, name: m.name, met: true, digits: '', tenths: null, measured: false, symptoms: 0, changed: null, answers: {}, remark: '' })), screen: 'outcome' };
  go(app.draft.screen);
}

const present = () => app.draft.people.filter((one) => one.met);

// What is asked of all that are there, in the policy's order: the register first, then symptoms and each question of yes and no.
function topics() {
  const asked = app.list.questions || [];
  const register = asked.filter((one) => one.kind === 'REGISTER');
  return [...(register.length > 0 ? [{ kind: 'REGISTER', code: 'register', items: register }] : []), ...asked.filter((one) => one.kind === 'CHOICES' || one.kind === 'ANSWER')];
}

function outcome() {
  const set = (value, everybody, to) => async () => {
    Object.assign(app.draft, { outcome: value, at: 0, topic: 0 });
    if (everybody) {
      app.draft.people.forEach((one) => { one.met = true; });
    }
    await step(to);
  };
  const people = app.draft.people;
  return [node('h2', {}, t('outcome')), node('p', { class: 'soft' }, people.map((one) => one.name).join('、') || t('nobody')),
    node('div', { class: 'choices' },
      button(t('all-met'), set('MET', true, people.length > 0 ? 'temperature' : 'check'), { id: 'all-met', class: 'first' }),
      people.length > 1 ? button(t('some-met'), set('MET', false, 'met'), { id: 'some-met' }) : null,
      button(t('absent'), set('ABSENT', false, 'check'), { id: 'absent' }),
      button(t('refused'), set('REFUSED', false, 'check'), { id: 'refused' }))];
}
screen('outcome', outcome, () => { app.draft = null; go('list'); });

function met() {
  return [node('h2', {}, t('who-met')),
    node('div', { class: 'choices toggles' }, ...app.draft.people.map((one) => button(one.name, async () => { one.met = !one.met; await keepDraft('met'); draw(); }, { 'aria-pressed': String(one.met) }))),
    bar(button(t('next'), () => { app.draft.at = 0; return step(present().length > 0 ? 'temperature' : 'outcome'); }, { class: 'primary', id: 'next' }))];
}
screen('met', met, () => step('outcome'));

function temperature() {
  const one = present()[app.draft.at];
  return [node('h2', {}, one.name + ' · ' + t('temperature')), ...thermometer(one, 'temperature', () => {
    if (app.draft.at + 1 < present().length) {
      app.draft.at++;
      return step('temperature');
    }
    app.draft.topic = 0;
    return step(topics().length > 0 ? 'topic' : 'check');
  })];
}
screen('temperature', temperature, () => {
  if (app.draft.at > 0) {
    app.draft.at--;
    return step('temperature');
  }
  return step(app.draft.people.every((one) => one.met) ? 'outcome' : 'met');
});

const onward = () => {
  if (app.draft.topic + 1 < topics().length) {
    app.draft.topic++;
    return step('topic');
  }
  return step('check');
};

function topic() {
  const asked = topics()[app.draft.topic];
  const nobody = async () => {
    present().forEach((one) => say(one, asked, 'NO'));
    return onward();
  };
  const title = asked.kind === 'REGISTER' ? t('register') : either(asked);
  return [node('h2', {}, title),
    asked.kind === 'REGISTER' ? node('p', { class: 'soft' }, t('register-hint', asked.items.map(either).join('、'))) : null,
    node('div', { class: 'choices' }, button(t(asked.kind === 'REGISTER' ? 'nothing-changed' : 'nobody-has'), nobody, { class: 'first', id: 'nobody', 'data-topic': asked.code })),
    node('p', { class: 'soft' }, t('whoever')),
    ...present().map((one, i) => node('fieldset', { class: 'member' }, node('legend', {}, one.name), node('div', { class: 'row' }, ...options(one, asked, i)))),
    bar(button(t('next'), onward, { class: 'primary', id: 'next' }))];
}
screen('topic', topic, () => {
  if (app.draft.topic > 0) {
    app.draft.topic--;
    return step('topic');
  }
  app.draft.at = present().length - 1;
  return step('temperature');
});

function say(one, asked, value) {
  if (asked.kind === 'REGISTER') {
    one.changed = value === 'YES';
  } else {
    one.answers[asked.code] = value;
    if (asked.kind === 'CHOICES' && value === 'NO') {
      one.symptoms = 0;
    }
  }
}

function options(one, asked, i) {
  const chosen = asked.kind === 'REGISTER' ? { true: 'YES', false: 'NO' }[String(one.changed)] : one.answers[asked.code];
  const option = (value, label) => button(label, async () => { say(one, asked, value); await keepDraft('topic'); draw(); },
    { 'aria-pressed': String(chosen === value), 'data-member': i, 'data-answer': value });
  if (asked.kind !== 'CHOICES') {
    return [option('NO', t('no-has')), option('YES', t(asked.kind === 'REGISTER' ? 'changed' : 'yes-has')), asked.kind === 'ANSWER' ? option('UNKNOWN', t('unknown')) : null].filter(Boolean);
  }
  return [option('NO', t('no-has')), ...SYMPTOMS.map((bit) => button(t('symptom-' + bit), async () => {
    one.symptoms ^= bit;
    one.answers[asked.code] = one.symptoms > 0 ? 'YES' : undefined;
    await keepDraft('topic');
    draw();
  }, { 'aria-pressed': String((one.symptoms & bit) !== 0), 'data-member': i, 'data-symptom': bit }))];
}

// ---- what will be sent

function told(one) {
  const said = (asked) => (asked.kind === 'CHOICES' ? SYMPTOMS.filter((bit) => one.symptoms & bit).map((bit) => t('symptom-' + bit)).join('、')
    : one.answers[asked.code] === 'YES' ? either(asked) + ':' + t('yes-has') : one.answers[asked.code] === 'UNKNOWN' ? either(asked) + ':' + t('unknown') : '');
  const unasked = topics().filter((asked) => (asked.kind === 'REGISTER' ? one.changed === null : !one.answers[asked.code]));
  return [...topics().filter((asked) => asked.kind !== 'REGISTER').map(said), unasked.length > 0 ? t('unasked') + ':' + unasked.map((asked) => (asked.kind === 'REGISTER' ? t('register') : either(asked))).join('、') : '', one.remark].filter(Boolean);
}

function check() {
  const draft = app.draft;
  const title = draft.outcome === 'MET' ? t(draft.people.every((one) => one.met) ? 'all-met' : 'some-met') : t(draft.outcome === 'ABSENT' ? 'absent' : 'refused');
  const rows = draft.outcome === 'MET' ? present().flatMap((one, i) => [
    node('dt', {}, one.name, ...told(one).map((line) => node('div', { class: 'soft' }, line)),
      one.changed && !one.remark ? node('div', { class: 'fever' }, t('changed-what', one.name)) : null),
    node('dd', { class: isFever(one.tenths) ? 'fever' : null }, celsius(one.tenths), node('div', {}, button(t('add-remark'), () => { draft.at = i; return step('remark'); }, { 'data-remark': i })))]) : [];
  const missing = draft.outcome === 'MET' ? present().findIndex((one) => one.changed && !one.remark) : -1;
  return [node('h2', {}, title), rows.length > 0 ? node('dl', { class: 'sum' }, ...rows) : null,
    bar(missing >= 0 ? button(t('add-remark'), () => { draft.at = missing; return step('remark'); }, { class: 'primary', id: 'explain' }) : button(t('save'), save, { class: 'primary', id: 'save' }))];
}
screen('check', check, () => {
  if (app.draft.outcome !== 'MET' || present().length === 0) {
    return step('outcome');
  }
  app.draft.topic = topics().length - 1;
  app.draft.at = present().length - 1;
  return step(topics().length > 0 ? 'topic' : 'temperature');
});

function remark() {
  const one = present()[app.draft.at];
  const area = node('textarea', { id: 'remark', maxlength: 500, 'aria-label': t('remark'), oninput: (e) => { one.remark = e.target.value; return keepDraft('remark'); } });
  area.value = one.remark;
  return [node('h2', {}, one.name + ' · ' + t('remark')), area, bar(button(t('next'), () => step('check'), { class: 'primary', id: 'next' }))];
}
screen('remark', remark, () => step('check'));

function save() {
  const draft = app.draft;
  const checks = draft.outcome === 'MET' ? present().map((one) => ({ person: one.person, temperature_tenths: one.tenths, symptoms: one.symptoms, answers: { ...one.answers },
    remark: (one.changed ? t('changed') + ':' : '') + one.remark || null })) : [];
  return enqueue('visit', { household: draft.household, outcome: draft.outcome, checks }, async () => {
    app.done.set(draft.household, [draft.outcome, new Date().toISOString()]);
    await store.keep('lists', 'done', { households: [...app.done] });
    go('list');
  });
}
