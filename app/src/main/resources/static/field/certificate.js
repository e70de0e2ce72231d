// The crew reads the code of a health certificate: pasted, typed by a hand scanner, or from a photograph. The answer needs no network.
import { app, bar, button, condition, draw, go, home, node, now, screen, t, tasks, today, tools } from './app.js';
import { verify } from './card.js';

const MEASURES = ['quarantine-ended', 'arrival-cleared', 'no-restriction'];
const GRADE = { VALID: 'good', EXPIRED: 'unsure', NOT_YET_VALID: 'unsure' };
let shown = '';
let result = null;
let fault = null;

const kit = () => app.cards;
const isOfToday = () => kit() !== null && kit().day === today();
const moment = (seconds) => new Date(seconds * 1000).toLocaleString(document.documentElement.lang, { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit',
  timeZone: (app.session && app.session.zone) || undefined });

async function check() {
  if (!shown.trim()) {
    return;
  }
  if (!kit()) {
    fault = t('card-no-list');
    return draw();
  }
  const begun = performance.now();
  result = await verify(shown, kit(), now().getTime() / 1000);
  result.millis = Math.max(1, Math.round(performance.now() - begun));
  fault = null;
  draw();
}

async function photograph(file) {
  try {
    const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
    if (found.length > 0) {
      shown = found[0].rawValue;
      return check();
    }
  } catch (e) {
    // A picture that cannot be opened is told like one without a code.
  }
  fault = t('card-no-code');
  return draw();
}

function again() {
  shown = '';
  result = null;
  fault = null;
  draw();
}

function fact(key, value) {
  return value ? [node('dt', {}, t(key)), node('dd', {}, value)] : [];
}

function answer() {
  const stale = result.answer === 'VALID' && !isOfToday();
  const grade = stale ? 'unsure' : GRADE[result.answer] || 'bad';
  const card = result.card;
  return [node('div', { class: 'verdict ' + grade, id: 'verdict', 'data-answer': result.answer, 'data-millis': String(result.millis), role: 'status' },
    node('b', {}, t('card-' + result.answer)), node('span', {}, t('card-do-' + result.answer))),
  stale ? node('p', { class: 'note warn', id: 'card-stale' }, t('card-stale', kit().day)) : null,
  card ? node('dl', { class: 'sum' }, ...fact('card-name', card.name), ...fact('card-measure', MEASURES.includes(card.measure) ? t('card-' + card.measure) : card.measure), ...fact('card-issuer', card.issuer),
    ...fact('card-from', moment(card.notBefore)), ...fact('card-before', card.expires === null ? null : moment(card.expires)), ...fact('card-number', card.number)) : null,
  node('p', { class: 'soft' }, t('card-time', result.millis)),
  bar(button(t('look-again'), again, { class: 'primary', id: 'card-again' }))];
}

function state() {
  if (!kit()) {
    return node('p', { class: 'note warn', id: 'card-state' }, t('card-no-list'));
  }
  return isOfToday() ? node('p', { class: 'soft', id: 'card-state' }, t('card-list', kit().day, kit().revoked.reduce((sum, list) => sum + list.rids.length, 0)))
    : node('p', { class: 'note warn', id: 'card-state' }, t('card-stale', kit().day));
}

function read() {
  if (result) {
    return [node('h2', {}, t('card')), ...answer(), tools()];
  }
  const area = node('textarea', { id: 'card-text', 'aria-label': t('card-paste'), placeholder: t('card-paste'), autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', oninput: (e) => { shown = e.target.value; },
    onkeydown: (e) => { if (e.key === 'Enter') { e.preventDefault(); check(); } } });
  area.value = shown;
  const camera = 'BarcodeDetector' in window ? node('label', { class: 'link photo' }, t('card-photo'),
    node('input', { id: 'card-photo', type: 'file', accept: 'image/*', capture: 'environment', hidden: true, onchange: (e) => { if (e.target.files.length > 0) { photograph(e.target.files[0]); } } })) : null;
  return [condition(), node('h2', {}, t('card')), state(), fault ? node('p', { class: 'note warn', id: 'card-fault' }, fault) : null, node('div', { class: 'choices' }, area, camera),
    bar(button(t('card-check'), check, { class: 'primary', id: 'card-check' })), tools()];
}
screen('card', read, () => { shown = ''; result = null; fault = null; return tasks().includes('passage') ? go('post-work') : home(); });
