// Temperatures of people in quarantine sites: three taps for one who is well.
import * as store from './store.js';
import { app, bar, button, condition, draw, enqueue, go, home, keepDraft, node, screen, step, t, thermometer, today, tools, unread } from './app.js';

const SYMPTOMS = [1, 2, 4, 8, 16];
let words = '';

const key = (person) => 'temperature:' + person;
// Seen here today, and not sent yet or not yet in the list.
const seen = (one) => one.times + app.queue.filter((entry) => entry.kind === 'temperature' && entry.content.person === one.id).length;

function list() {
  if (!app.sites || app.sites.day !== today()) {
    return [condition(), node('p', { class: 'note' }, t('no-sites')), tools()];
  }
  const box = node('ul', { id: 'people' });
  const fill = () => {
    const wanted = words.trim();
    const found = app.sites.people.filter((one) => !wanted || ((one.site || '') + (one.room || '') + one.name).includes(wanted));
    found.sort((a, b) => (seen(a) > 0) - (seen(b) > 0));
    box.replaceChildren(...(found.length > 0 ? found.map(row) : [node('li', { class: 'soft' }, t(app.sites.people.length > 0 ? 'nothing-found' : 'nobody-in-sites'))]));
  };
  const field = node('input', { type: 'search', id: 'find', placeholder: t('sites-find'), 'aria-label': t('sites-find'), autocomplete: 'off', oninput: (e) => { words = e.target.value; fill(); } });
  field.value = words;
  fill();
  return [condition(), unread(), node('p', { class: 'soft' }, t('today', app.sites.day) + ' · ' + t('sites-left', app.sites.people.filter((one) => seen(one) === 0).length)), field, box, tools()];
}
screen('sites', list, home);

function row(one) {
  const times = seen(one);
  return node('li', {}, node('button', { type: 'button', class: 'house' + (times > 0 ? ' is-done' : ''), 'data-person': one.id, onclick: () => begin(one) },
    node('b', {}, (one.room || t('no-room')) + ' · ' + one.name), times > 0 ? node('span', { class: 'mark' }, t('seen', times)) : null, node('span', { class: 'who' }, one.site || '')));
}

function begin(one) {
  app.draft = app.drafts.get(key(one.id)) || { key: key(one.id), kind: 'temperature', id: store.uuid7(), door: (one.room || '') + ' ' + one.name, person: one.id, digits: '', tenths: null, symptoms: 0, remark: '', screen: 'site-temperature' };
  go(app.draft.screen);
}

screen('site-temperature', () => [node('h2', {}, t('temperature')), ...thermometer(app.draft, 'site-temperature', () => step('site-symptoms'))], () => { app.draft = null; go('sites'); });

function symptoms() {
  const draft = app.draft;
  const save = () => enqueue('temperature', { person: draft.person, temperature_tenths: draft.tenths, symptoms: draft.symptoms, remark: draft.remark || null }, async () => go('sites'));
  const area = node('textarea', { id: 'remark', maxlength: 200, 'aria-label': t('remark'), placeholder: t('remark'), oninput: (e) => { draft.remark = e.target.value; return keepDraft('site-symptoms'); } });
  area.value = draft.remark;
  return [node('h2', {}, t('site-symptoms')), node('div', { class: 'choices toggles' },
    draft.tenths === null ? null : button(t('none-save'), () => { draft.symptoms = 0; return save(); }, { class: 'first', id: 'none' }),
    ...SYMPTOMS.map((bit) => button(t('symptom-' + bit), async () => { draft.symptoms ^= bit; await keepDraft('site-symptoms'); draw(); }, { 'aria-pressed': String((draft.symptoms & bit) !== 0), 'data-symptom': bit })), area),
    bar(button(t('save'), () => (draft.symptoms || draft.remark.trim() ? save() : area.focus()), { class: 'primary', id: 'save' }))];
}
screen('site-symptoms', symptoms, () => step('site-temperature'));
