// Passages of a checkpoint: plate, origin, persons, temperature, and what is due by the rules that the phone took along.
import * as store from './store.js';
import { app, bar, button, celsius, condition, draw, either, enqueue, go, home, isFever, keepDraft, node, screen, step, t, tasks, thermometer, today, tools, unread } from './app.js';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp('^([' + PROVINCES + '][A-Z]([A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领]|[A-HJ-NP-Z0-9]{6})|使[0-9]{6}|[0-9]{6}使|WJ[' + PROVINCES + ']?[0-9]{4}[0-9A-Z]|[A-Z]{2}[0-9]{5})$');
const FIRST = ['鄂', '渝', '川', '贵', '湘', '豫', '粤', '浙'];
const MEASURES = ['PASSED', 'REGISTERED', 'TURNED_BACK', 'QUARANTINED', 'SENT_TO_CLINIC'];
const KEY = 'passage';
const COMMON = 24;

const posts = () => (app.kit ? app.kit.posts : []);
let chosen = null;
export const readPost = async () => { chosen = await store.plain('post'); };
export const post = () => posts().find((one) => one.id === chosen) || (posts().length === 1 ? posts()[0] : null);

// ---- at the post

function work() {
  if (!app.kit) {
    return [condition(), node('p', { class: 'note' }, t('no-kit')), tools()];
  }
  if (posts().length === 0) {
    return [condition(), node('p', { class: 'note' }, t('no-post')), tools()];
  }
  const at = post();
  if (!at) {
    return [condition(), node('h2', {}, t('post')), node('div', { class: 'choices' }, ...posts().map((one) => button(one.name + ' · ' + one.place, async () => {
      chosen = one.id;
      await store.keepPlain('post', one.id);
      draw();
    }, { 'data-post': one.id })))];
  }
  const mine = app.queue.filter((one) => one.kind === KEY).length;
  return [condition(), unread(), node('h2', {}, at.name), node('p', { class: 'soft' }, at.place + (mine > 0 ? ' · ' + t('unsent', mine) : '')),
    node('div', { class: 'choices' },
      button(t('new-passage'), () => begin(), { id: 'new-passage', class: 'first' }),
      tasks().includes('lookup') ? button(t('look'), () => go('look'), { id: 'look' }) : null,
      tasks().includes('certificate') ? button(t('card'), () => go('card'), { id: 'card' }) : null,
      posts().length > 1 ? button(t('other-post'), async () => { chosen = null; await store.keepPlain('post', null); draw(); }, { id: 'other-post' }) : null), tools()];
}
screen('post-work', work, home);

// @param held what the list of the day says of him, when he was looked up before
export function begin(held = null) {
  const at = post();
  if (!at) {
    return go('post-work');
  }
  app.draft = (!held && app.drafts.get(KEY)) || { key: KEY, kind: KEY, id: store.uuid7(), door: at.name, post: at.id, direction: 'IN', plate: '', onFoot: false, origin: null, originName: '', originClass: null,
    occupants: 1, digits: '', tenths: null, held, taken: null, deviation: '', words: '', screen: 'plate' };
  return go(app.draft.screen);
}

const plain = (typed) => typed.normalize('NFKC').replace(/[\s·•‧・.\-]/g, '').toUpperCase();

function plate() {
  const draft = app.draft;
  const field = node('input', { id: 'plate', 'aria-label': t('plate'), autocomplete: 'off', autocapitalize: 'characters', maxlength: 12, placeholder: '渝C12345', oninput: (e) => { draft.plate = e.target.value; return keepDraft('plate'); } });
  field.value = draft.plate;
  const next = async () => {
    if (!PLATE.test(plain(draft.plate))) {
      field.setAttribute('aria-invalid', 'true');
      wrong.hidden = false;
      return;
    }
    Object.assign(draft, { plate: plain(draft.plate), onFoot: false, door: plain(draft.plate) });
    await step('origin');
  };
  const wrong = node('p', { class: 'note warn', id: 'plate-wrong', hidden: true }, t('plate-wrong'));
  return [node('h2', {}, t('plate')), field, wrong,
    node('div', { class: 'chips eight' }, ...FIRST.map((char) => button(char, async () => { draft.plate = char + draft.plate.replace(/^[^A-Za-z0-9]/, ''); await keepDraft('plate'); draw(); document.getElementById('plate').focus(); }, { 'data-area': char }))),
    node('div', { class: 'choices toggles two' }, ...['IN', 'OUT'].map((value) => button(t('direction-' + value), async () => { draft.direction = value; await keepDraft('plate'); draw(); }, { 'aria-pressed': String(draft.direction === value), 'data-direction': value }))),
    bar(button(t('on-foot'), () => { Object.assign(draft, { plate: '', onFoot: true, door: t('on-foot') }); return step('origin'); }, { id: 'on-foot' }), button(t('next'), next, { class: 'primary', id: 'next' }))];
}
screen('plate', plate, () => { app.draft = null; go('post-work'); });

function origin() {
  const draft = app.draft;
  const box = node('div', { class: 'choices toggles two', id: 'origins' });
  const set = (one) => async () => { Object.assign(draft, { origin: one ? one.code : null, originName: one ? one.name : '', originClass: one ? one.origin : null }); await step('people'); };
  const fill = () => {
    const wanted = draft.words.trim().toLowerCase();
    const found = app.kit.origins.filter((one) => (wanted ? one.name.includes(wanted) || one.initials.startsWith(wanted) : one.origin === 'KEY_AREA' || one.origin === 'LOCAL')).slice(0, COMMON);
    box.replaceChildren(...found.map((one) => button(node('span', {}, one.name, node('span', { class: 'who' + (one.origin === 'KEY_AREA' ? ' fever' : '') }, ' ' + t('origin-' + one.origin))), set(one), { 'data-origin': one.code })));
  };
  const field = node('input', { type: 'search', id: 'origin', placeholder: t('origin-find'), 'aria-label': t('origin-find'), autocomplete: 'off', oninput: (e) => { draft.words = e.target.value; fill(); return keepDraft('origin'); } });
  field.value = draft.words;
  fill();
  return [node('h2', {}, t('origin')), field, bar(button(t('origin-unsaid'), set(null), { id: 'origin-unsaid' })), box];
}
screen('origin', origin, () => step('plate'));

function people() {
  const set = (count) => async () => { app.draft.occupants = count; await step('highest'); };
  const field = node('input', { type: 'number', id: 'more-people', inputmode: 'numeric', min: 1, max: 100, 'aria-label': t('more-people'), placeholder: t('more-people') });
  return [node('h2', {}, t('people')), node('div', { class: 'keys' }, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => button(String(count), set(count), { 'data-people': count }))),
    bar(field, button(t('next'), () => { const count = Number(field.value); return Number.isInteger(count) && count >= 1 && count <= 100 ? set(count)() : field.focus(); }, { class: 'primary', id: 'next' }))];
}
screen('people', people, () => step('origin'));

screen('highest', () => [node('h2', {}, t('highest')), ...thermometer(app.draft, 'highest', () => step('due'))], () => step('people'));

// ---- what is due: the first rule whose conditions all hold, as the district's own program judges
export function judge(rules, facts) {
  return rules.find((rule) => (rule.plates.length === 0 || (facts.plate && rule.plates.some((start) => facts.plate.startsWith(start))))
    && (rule.origins.length === 0 || rule.origins.includes(facts.origin))
    && (rule.fever_tenths === null || (facts.tenths !== null && facts.tenths >= rule.fever_tenths))
    && (!rule.quarantined || facts.quarantined));
}

// What the list of the day says is not known to the rules at the desk, which know persons: so it is a reason of its own.
const byRules = () => judge(app.kit.rules, { plate: app.draft.plate || null, origin: app.draft.originClass, tenths: app.draft.tenths, quarantined: false });

function due() {
  const draft = app.draft;
  const rule = byRules();
  const measure = draft.held ? (draft.held.kind === 'HOSPITAL' ? 'SENT_TO_CLINIC' : 'QUARANTINED') : rule.measure;
  const kind = ['PASSED', 'REGISTERED'].includes(measure) ? 'note' : 'note warn';
  return [node('h2', {}, t('due')), node('p', { class: kind + ' big', id: 'due', 'data-measure': measure, 'data-rule': rule.id }, node('b', {}, t('measure-' + measure)), node('br'), draft.held ? t('held-' + draft.held.kind) : either(rule)),
    node('dl', { class: 'sum' }, node('dt', {}, t('plate')), node('dd', {}, draft.plate || t('on-foot')), node('dt', {}, t('origin')), node('dd', {}, draft.originName || t('origin-unsaid')),
      node('dt', {}, t('people')), node('dd', {}, String(draft.occupants)), node('dt', {}, t('highest')), node('dd', { class: isFever(draft.tenths) ? 'fever' : null }, celsius(draft.tenths))),
    bar(button(t('due-do'), () => save(measure, draft.held ? t('found-by-list', t('held-' + draft.held.kind)) : ''), { class: 'primary', id: 'save' })),
    bar(button(t('otherwise'), () => step('otherwise'), { id: 'otherwise' }))];
}
screen('due', due, () => step('highest'));

function otherwise() {
  const draft = app.draft;
  const area = node('textarea', { id: 'why', maxlength: 200, 'aria-label': t('why'), placeholder: t('why'), oninput: (e) => { draft.deviation = e.target.value; return keepDraft('otherwise'); } });
  area.value = draft.deviation;
  return [node('h2', {}, t('what-else')), node('div', { class: 'choices toggles' }, ...MEASURES.map((one) => button(t('measure-' + one), async () => { draft.taken = one; await keepDraft('otherwise'); draw(); }, { 'aria-pressed': String(draft.taken === one), 'data-taken': one }))),
    area, bar(button(t('save'), () => (draft.taken && draft.deviation.trim() ? save(draft.taken, draft.deviation.trim()) : area.focus()), { class: 'primary', id: 'save' }))];
}
screen('otherwise', otherwise, () => step('due'));

function save(taken, deviation) {
  const draft = app.draft;
  const rule = byRules();
  return enqueue(KEY, { post: draft.post, direction: draft.direction, plate: draft.plate || null, origin: draft.origin, occupants: draft.occupants, temperature_tenths: draft.tenths,
    due: rule.measure, due_rule: app.kit.edition + ' ' + rule.id, taken, deviation: deviation || null }, async () => go('post-work'));
}
