/* Between the editor and the front end in the preview panel: docs/reference/preview.md.
 *
 * The first load goes by way of the server, which hands the front end a code. After that, drafts
 * are stored in place and the front end is told to fetch them: nothing is loaded anew, so its
 * scroll position and what is open in it stay.
 */
(() => {
  const origins = new Set((document.currentScript.dataset.frontEnds || '').split(' ').filter(Boolean));
  const KEEP_ALIVE = 4 * 60 * 1000;
  /** A pause in the typing; and how long to wait for one, in milliseconds. */
  const PAUSE = 60;
  const LONGEST = 250;
  /** What is typed into running text is in its field by then, however busy the browser is. */
  const WRITTEN = 2000;
  /** Checks are heavy: they wait until nothing has changed for so long. */
  const QUIET = 2000;
  const BLOCK = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

  /** The front end that is shown: its window's origin and the preview mode it was loaded for. */
  let shown = null;
  /** What was last asked for, so that an answer that comes late does not overtake a later one. */
  let turn = 0;
  /** A click in the preview moves the focus, and is not to be sent back as one. */
  let openedByPreview = false;

  const panel = () => document.querySelector('[data-controller~="w-preview"]');
  const frame = () => document.getElementById('w-preview-iframe');
  const mode = () => panel()?.querySelector('[data-w-preview-target="mode"]')?.value ?? '';

  /** Where the form is sent and shown; Wagtail sends it to what stands in the attribute. */
  let base = '';

  function address(inPlace) {
    base ||= panel().dataset.wPreviewUrlValue;
    const url = new URL(base, window.location.href);
    if (mode()) url.searchParams.set('mode', mode());
    url.searchParams.set('in_preview_panel', 'true');
    if (inPlace) url.searchParams.set('in_place', 'true');
    return url;
  }

  function post(message) {
    if (shown) frame()?.contentWindow?.postMessage({ storywire: message }, shown.origin);
  }

  /** Load the preview anew, with a new code. */
  function reload() {
    shown = null;
    if (panel() && frame()) frame().src = address(false);
  }

  /** Show what was sent last, once more or at all; a preview that is shown does not end meanwhile. */
  async function showInPlace() {
    const mine = (turn += 1);
    const response = await fetch(address(true), { headers: { Accept: 'application/json' } });
    if (mine !== turn) return;
    const isJson = (response.headers.get('Content-Type') || '').includes('json');
    // Logged out, or the preview has ended: loading it anew says so, or begins another.
    if (!response.ok || !isJson) return reload();
    const { path } = await response.json();
    post({ type: 'updated', path });
  }

  /** What the form held when it was last sent, and the mode it was sent for. */
  let sent = '';
  let inNewTab = false;

  document.addEventListener(
    'click',
    (event) => {
      inNewTab = Boolean(event.target.closest?.('[data-w-preview-target="newTab"]'));
    },
    true,
  );

  // Wagtail tells of a change once more, half a second after we did: that is seen already.
  document.addEventListener('w-preview:update', (event) => {
    const form = document.querySelector('[data-edit-form]');
    const held = JSON.stringify([mode(), ...new FormData(form)]);
    if (shown && held === sent && !inNewTab) {
      event.preventDefault();
      panel().setAttribute('data-w-preview-stale-value', 'false');
    }
    sent = held;
    answer = {};
    const url = address(Boolean(shown && shown.mode === mode()));
    panel().dataset.wPreviewUrlValue = url.pathname + url.search;
  });

  let answer = {};

  document.addEventListener('w-preview:json', (event) => {
    answer = event.detail.data;
  });

  document.addEventListener('w-preview:load', (event) => {
    if (!shown || shown.mode !== mode()) {
      shown = null;
      return;
    }
    event.preventDefault();
    if (answer.ended) reload();
    else if (answer.path) post({ type: 'updated', path: answer.path });
    else showInPlace().catch(() => {});
  });

  window.setInterval(() => {
    if (shown && !panel()?.parentElement.hidden) showInPlace().catch(() => {});
  }, KEEP_ALIVE);

  window.addEventListener('message', (event) => {
    const message = event.data?.storywire;
    if (!message || !origins.has(event.origin)) return;
    const frames = [...document.querySelectorAll('[data-w-preview-target="iframe"]')];
    if (!frames.some((candidate) => candidate.contentWindow === event.source)) return;
    if (message.type === 'ready') {
      shown = { origin: event.origin, mode: mode() };
      // Wagtail's checks look into the frame, which they otherwise do on their own origin only.
      window.axe?.configure({ allowedOrigins: [event.origin] });
    }
    if (message.type === 'changed') checkSoon();
    if (message.type === 'open') open(message.block, message.field);
    if (message.type === 'renew') reload();
  });

  // Wagtail's checks of what is shown now, one run after another: two at a time fail.
  let quiet = 0;

  function checkSoon() {
    clearTimeout(quiet);
    quiet = setTimeout(async () => {
      const checks = window.wagtail.app.getControllerForElementAndIdentifier(panel(), 'w-preview');
      if (checks.contentChecksPromise) checkSoon();
      else await checks.runChecks();
    }, QUIET);
  }

  // Wagtail looks for changes from two seconds after the editor opens: what is typed before counts.
  document.addEventListener('input', ({ target }) => {
    if (!target.closest?.('[data-edit-form]') || target.closest('[data-review-links]')) return;
    if (!target.isContentEditable) return changed();
    const field = target.closest('[data-draftail-editor-wrapper]')?.parentElement.querySelector('[name]');
    if (field) follow(field);
  });

  let firstChange = 0;
  let pause = 0;

  /** Tell the panel in the next pause of the typing, or before long. */
  function changed() {
    firstChange ||= Date.now();
    clearTimeout(pause);
    pause = setTimeout(() => {
      firstChange = 0;
      panel()?.setAttribute('data-w-preview-stale-value', 'true');
    }, Math.min(PAUSE, Math.max(0, firstChange + LONGEST - Date.now())));
  }

  /**
   * Running text comes into its field 250 ms after it is typed, and no event says when. For that
   * long nobody wants to wait: it is put there as soon as the editor has it.
   */
  const followed = new Map();

  function follow(field) {
    const isFollowed = followed.has(field);
    followed.set(field, Date.now());
    if (isFollowed) return;
    const content = () => field.draftailEditor?.getEditorState().getCurrentContent() ?? field.value;
    let known = null;
    const timer = setInterval(() => {
      if (content() !== known) {
        known = content();
        write(field);
        changed();
      } else if (Date.now() - followed.get(field) > WRITTEN) {
        clearInterval(timer);
        followed.delete(field);
      }
    }, 20);
  }

  function write(field) {
    const state = field.draftailEditor?.getEditorState();
    if (!state || !window.Draftail?.serialiseEditorStateToRaw) return;
    const raw = window.Draftail.serialiseEditorStateToRaw(state);
    for (const block of raw?.blocks ?? []) {
      block.inlineStyleRanges = block.inlineStyleRanges.filter(({ style }) => !style.startsWith('COMMENT-'));
    }
    field.value = JSON.stringify(raw);
  }

  // From the preview to the form.

  const at = (root, name) =>
    typeof name === 'string' ? root.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) : null;

  function open(block, field) {
    const part = block ? at(document, block) : document;
    if (!part) return;
    const target = at(part, field) || (block ? part : null);
    if (!target) return;
    unfold(target);
    const input = target.querySelector(
      '[contenteditable="true"], input:not([type="hidden"]), textarea, select, button',
    );
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
    target.classList.add('storywire-opened');
    window.setTimeout(() => target.classList.remove('storywire-opened'), 1500);
    openedByPreview = true;
    input?.focus({ preventScroll: true });
    openedByPreview = false;
  }

  /** Open what a field is folded away in: its tab, and every panel around it. */
  function unfold(target) {
    const tab = target.closest('[role="tabpanel"]');
    if (tab?.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"]`)?.click();
    for (let part = target; part; part = part.parentElement) {
      if (part.id && part.hidden) {
        document.querySelector(`[aria-controls="${CSS.escape(part.id)}"][aria-expanded="false"]`)?.click();
      }
      if (part.hasAttribute?.('data-contentpath')) {
        const toggle = part.querySelector('[data-panel-toggle], [aria-expanded="false"][aria-controls]');
        const content = toggle && document.getElementById(toggle.getAttribute('aria-controls'));
        if (toggle?.getAttribute('aria-expanded') === 'false' && content?.hidden && part !== target) toggle.click();
      }
    }
  }

  // From the form to the preview.

  document.addEventListener('focusin', (event) => {
    if (!shown || openedByPreview) return;
    const names = [];
    for (let part = event.target.closest?.('[data-contentpath]'); part; ) {
      names.push(part.dataset.contentpath);
      part = part.parentElement.closest('[data-contentpath]');
    }
    if (!names.length) return;
    const block = names.find((name) => BLOCK.test(name)) ?? null;
    const field = names[0] === block ? null : (block ? names[names.indexOf(block) - 1] : names[names.length - 1]);
    post({ type: 'focus', block, field });
  });

  // Review links.

  async function showLinks(box, url, options) {
    const body = box.querySelector('[data-review-links-body]');
    try {
      const response = await fetch(url, { ...options, headers: { 'X-Requested-With': 'XMLHttpRequest', ...options?.headers } });
      if (response.redirected || (!response.ok && response.status !== 400)) throw new Error(response.status);
      body.innerHTML = await response.text();
    } catch {
      body.textContent = body.dataset.failed;
    }
  }

  function send(box, url, values = {}) {
    const token = document.querySelector('[data-edit-form] [name=csrfmiddlewaretoken]')?.value ?? '';
    return showLinks(box, url, {
      method: 'POST',
      body: new URLSearchParams(values),
      headers: { 'X-CSRFToken': token },
    });
  }

  document.addEventListener(
    'toggle',
    (event) => {
      const box = event.target.closest?.('[data-review-links]');
      if (box === event.target && box?.open) showLinks(box, box.dataset.url);
    },
    true,
  );

  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-review-links] button');
    if (!button) return;
    const box = button.closest('[data-review-links]');
    if (button.dataset.reviewMake) {
      const fields = box.querySelectorAll('[data-review-form] [name]');
      await send(box, button.dataset.reviewMake, [...fields].map((field) => [field.name, field.value]));
      (box.querySelector('#review-address') ?? box.querySelector('.error-message ~ input, [name=name]'))?.focus();
    } else if (button.dataset.reviewRevoke) {
      await send(box, button.dataset.reviewRevoke);
      box.querySelector('summary').focus();
    } else if (button.hasAttribute('data-review-copy')) {
      const field = box.querySelector('#review-address');
      field.select();
      await navigator.clipboard?.writeText(field.value).catch(() => {});
      box.querySelector('[data-review-copied]').hidden = false;
    }
  });

  // Fields of the panel stand inside the editor's form: they are not part of the page.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.closest?.('[data-review-form]')) {
      event.preventDefault();
      event.target.closest('[data-review-form]').querySelector('[data-review-make]').click();
    }
  });
})();
