/* How far that is which a save has left for the worker: docs/reference/publishing.md. */
(() => {
  const EVERY = 2000;
  /** So that whoever goes on to another page still sees it. */
  const KEY = 'publishing-progress';

  async function follow(element) {
    const url = element.dataset.publishingProgress;
    const bar = element.querySelector('progress');
    const words = element.querySelector('[role="status"]');
    sessionStorage.setItem(KEY, element.outerHTML);
    let timer = 0;
    const ask = async () => {
      const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
      if (answer && !answer.ok) return stop();
      if (answer) {
        const said = await answer.json();
        bar.value = said.done;
        words.textContent = said.sentence;
        if (said.done === said.total) return stop();
      }
      timer = setTimeout(ask, EVERY);
    };
    const stop = () => {
      clearTimeout(timer);
      sessionStorage.removeItem(KEY);
    };
    timer = setTimeout(ask, EVERY);
  }

  document.addEventListener('DOMContentLoaded', () => {
    const shown = document.querySelectorAll('[data-publishing-progress]');
    const kept = sessionStorage.getItem(KEY);
    if (!shown.length && kept) {
      const list = document.querySelector('.messages ul');
      if (list) {
        const item = document.createElement('li');
        item.className = 'info';
        item.innerHTML = kept;
        list.append(item);
      }
    }
    document.querySelectorAll('[data-publishing-progress]').forEach(follow);
  });
})();
