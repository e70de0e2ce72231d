// The page: what there is to do, then one topic a screen. Every answer is kept as a draft before the next screen shows.
import * as store from './store.js';
import * as sender from './send.js';
import { app, button, condition, draw, drawHead, go, home, node, read, say, screen, t, tasks, tools, unread } from './app.js';
import './visit.js';
import { readPost } from './passage.js';
import './lookup.js';
import './certificate.js';
import './sites.js';
import './queue.js';

function drawHome() {
  const offered = tasks();
  if (!app.session && !app.list) {
    return [condition(), node('p', { class: 'note' }, t('no-list')), tools()];
  }
  if (offered.length === 0) {
    return [condition(), node('p', { class: 'note', id: 'no-task' }, t('no-task')), tools()];
  }
  return [condition(), unread(), node('h2', {}, t('tasks')), node('div', { class: 'choices' },
    offered.includes('visit') ? button(t('task-visit'), () => go('list'), { id: 'task-visit' }) : null,
    offered.includes('passage') ? button(t('task-passage'), () => go('post-work'), { id: 'task-passage' }) : null,
    offered.includes('temperature') ? button(t('task-temperature'), () => go('sites'), { id: 'task-temperature' }) : null,
    offered.includes('lookup') ? button(t('task-lookup'), () => go('look'), { id: 'task-lookup' }) : null,
    offered.includes('certificate') ? button(t('card'), () => go('card'), { id: 'task-certificate' }) : null), tools()];
}
screen('home', drawHome);

const FOLLOWING = ['home', 'list', 'queue', 'post-work', 'sites'];

async function begin() {
  if (!window.isSecureContext || !crypto.subtle) {
    document.getElementById('main').replaceChildren(node('p', { class: 'note warn' }, t('insecure')));
    return;
  }
  app.language = (await store.plain('language')) || 'zh';
  await read();
  await readPost();
  home();
  // What somebody is answering stays on the screen: only the lists, the queue and the head follow what was sent.
  sender.state.listeners.push(async () => {
    const before = tasks().join();
    await read();
    if (tasks().join() !== before && FOLLOWING.includes(app.screen)) {
      home();
    } else if (FOLLOWING.includes(app.screen)) {
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
