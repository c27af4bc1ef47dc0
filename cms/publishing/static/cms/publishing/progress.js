/* How far that is which a save has left for the worker: docs/reference/publishing.md. */
(() => {
  const EVERY = 2000;
  /** So that whoever goes on to another page still sees it. */
  const KEY = 'publishing-progress';

  function follow(element) {
    const url = element.dataset.publishingProgress;
    const bar = element.querySelector('progress');
    const words = element.querySelector('[role="status"]');
    const again = () => setTimeout(ask, EVERY);
    const stop = () => sessionStorage.removeItem(KEY);

    async function ask() {
      let said;
      try {
        const answer = await fetch(url, { headers: { Accept: 'application/json' } });
        // Whoever has been signed out meanwhile is led to a form.
        if (!answer.ok || answer.redirected) return stop();
        said = await answer.json();
      } catch {
        // The network comes back.
        return again();
      }
      bar.value = said.done;
      // What has not changed is not read out again.
      if (words.textContent !== said.sentence) words.textContent = said.sentence;
      return said.done === said.total ? stop() : again();
    }

    sessionStorage.setItem(KEY, element.outerHTML);
    again();
  }

  /** Say it on a page that does not. */
  function restore(kept) {
    const item = document.createElement('li');
    item.className = 'info';
    item.innerHTML = kept;
    document.querySelector('.messages ul')?.append(item);
  }

  document.addEventListener('DOMContentLoaded', () => {
    const kept = sessionStorage.getItem(KEY);
    if (kept && !document.querySelector('[data-publishing-progress]')) restore(kept);
    document.querySelectorAll('[data-publishing-progress]').forEach(follow);
  });
})();
