// What is not sent yet, how it leaves the phone otherwise, and what was not simply taken.
import * as store from './store.js';
import * as sender from './send.js';
import { app, button, condition, draw, go, home, node, say, screen, t } from './app.js';

const CODE_LENGTH = 700;
let code = 0;

function drawQueue() {
  const others = app.queue.filter((one) => sender.state.account && one.account !== sender.state.account).length;
  const pause = sender.state.nextAt - Date.now();
  return [node('h2', {}, t('queue')), condition(), pause > 0 ? node('p', { class: 'soft' }, t('waiting-retry', Math.ceil(pause / 1000))) : null,
    others > 0 ? node('p', { class: 'note' }, t('other-account', others)) : null,
    node('ul', {}, ...app.queue.map((one) => node('li', { class: 'soft' }, one.label + ' · ' + new Date(one.made_at).toLocaleString(document.documentElement.lang)))),
    node('div', { class: 'bar' }, button(t('send'), () => sender.send(true), { class: 'primary', id: 'send' })),
    app.queue.length > 0 ? node('div', { class: 'bar' }, button(t('save-file'), saveFile, { id: 'save-file' }), button(t('show-codes'), showCodes, { id: 'show-codes' })) : null,
    app.queue.length > 0 ? node('p', { class: 'soft' }, t('file-hint')) : null,
    app.answers.length > 0 ? node('h3', {}, t('answers')) : null,
    node('ul', {}, ...app.answers.map((one) => node('li', { class: 'note warn' }, one.label + ' · ' + t('state-' + one.state) + ' · ' + (one.message || one.code || ''),
      node('div', { class: 'bar' }, button(t('dismiss'), async () => { await store.forget('answers', one.id); app.answers = await store.all('answers'); draw(); })))))];
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
  // Every module is as many pixels as the next one: codes with uneven modules are the ones that cameras miss.
  const size = { text: lines[code], width: 320, height: 320, correctLevel: window.QRCode.CorrectLevel.L };
  const modules = new window.QRCode(node('div', {}), size)._oQRCode.getModuleCount();
  const side = modules * Math.max(2, Math.floor(320 / modules));
  new window.QRCode(box, { ...size, width: side, height: side });
  box.removeAttribute('title');
  return [node('h2', {}, t('code-of', code + 1, lines.length)), box,
    node('div', { class: 'bar' }, code > 0 ? button('‹', () => { code--; draw(); }) : null, code + 1 < lines.length ? button(t('next'), () => { code++; draw(); }, { class: 'primary', id: 'next' }) : null)];
}

screen('queue', drawQueue, home);
screen('codes', drawCodes, () => go('queue'));
