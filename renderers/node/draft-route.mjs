/**
 * A server-side front end with a draft route, as Next and Astro have them; it needs Node alone.
 *
 *     node renderers/node/draft-route.mjs --port 3000 --cms http://localhost:8000 --insecure-cookie
 *
 * `/api/draft?code=…` exchanges the code of a preview for a token, keeps it in a cookie that no
 * script can read, and leads to the page. From then on pages are fetched as drafts, until
 * `/api/draft/exit` or the end of the preview. Neither code nor token is ever logged.
 */

import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { Delivery, PreviewEnded } from "./delivery.mjs";
import { noticeOf, pageOf } from "./page.mjs";

const PRIVATE = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
};
const PUBLIC = { "Cache-Control": "public, max-age=0, must-revalidate", Vary: "Cookie" };
const HERE = "http://front.invalid"; // stands for this site, whatever its name
const ENDED = "This preview has ended. Open it again from the editor.";

/**
 * @param {{cms: string, editor?: string, insecureCookie?: boolean, log?: (line: string) => void}}
 *   options where the CMS is; the origin its editors see it at, if another; whether the cookie may
 *   travel by plain http, for development alone
 */
export function createDraftServer({ cms, editor, insecureCookie = false, log = console.log }) {
  const delivery = new Delivery(cms);
  const origin = new URL(editor ?? cms).origin;
  const cookie = insecureCookie
    ? { name: "draft", attributes: "Path=/; HttpOnly; SameSite=Lax" }
    : { name: "__Host-draft", attributes: "Path=/; HttpOnly; Secure; SameSite=None; Partitioned" };

  const keep = (token) => `${cookie.name}=${encodeURIComponent(token)}; ${cookie.attributes}`;
  const clear = () => `${cookie.name}=; Max-Age=0; ${cookie.attributes}`;

  const routes = {
    "/api/draft": enter,
    "/api/draft/exit": (url) => leadTo(url.searchParams.get("path"), { "Set-Cookie": clear() }),
    "/api/draft/preview.js": () => answer(200, script(origin), PRIVATE, "text/javascript"),
  };

  async function enter(url) {
    const code = url.searchParams.get("code");
    if (!code) return ended(400, "/");
    const { token, page } = await delivery.exchange(code);
    return leadTo(page.path, { "Set-Cookie": keep(token) });
  }

  async function show(url, token) {
    const { status, body } = await delivery.resolve(url.pathname, token);
    const headers = token ? PRIVATE : PUBLIC;
    if (status === 200 && body.kind === "page") {
      return answer(200, pageOf(body.page, { draft: Boolean(token) }), headers);
    }
    if (status === 200) return answer(body.status, "", { ...headers, Location: encoded(body.location) });
    return answer(status, noticeOf("Not here", "Nothing is found here."), headers);
  }

  const ended = (status, path) =>
    answer(status, noticeOf("The preview has ended", ENDED, { href: path, label: "As readers see it" }), {
      ...PRIVATE,
      "Set-Cookie": clear(),
    });

  async function respond(request) {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return answer(405, "", { ...PRIVATE, Allow: "GET, HEAD" });
    }
    const url = new URL(request.url, HERE);
    const token = cookieOf(request, cookie.name);
    try {
      return await (routes[url.pathname] ?? show)(url, token);
    } catch (error) {
      const path = url.pathname.startsWith("/api/") ? "/" : url.pathname;
      if (error instanceof PreviewEnded) return ended(401, path);
      return answer(502, noticeOf("Out of reach", "The CMS gave no answer. Try again."), PRIVATE);
    }
  }

  return createServer(async (request, response) => {
    const { status, headers, body } = await respond(request).catch(() => answer(400, "", PRIVATE));
    // In the editor the page stands in a frame of the admin, and of nobody else.
    headers["Content-Security-Policy"] = `script-src 'self'; frame-ancestors 'self' ${origin}`;
    response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
    // The path alone: the query holds the code.
    log(`${request.method} ${request.url.split("?")[0]} ${status}`);
  });
}

const answer = (status, body, headers, type = "text/html") => ({
  status,
  body,
  headers: { "Content-Type": `${type}; charset=utf-8`, ...headers },
});

/** A redirect to a path of this site; anything else could lead a reader away with a cookie set. */
function leadTo(path, headers) {
  const ours = /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(path ?? "") ? path : "/";
  return answer(307, "", { ...PRIVATE, ...headers, Location: encoded(ours) });
}

/** A path or an address, percent-encoded as headers need it. */
function encoded(location) {
  return new URL(location, HERE).href.replace(HERE, "");
}

function cookieOf(request, name) {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [key, value] = part.trim().split("=");
    if (key === name && value) return decodeURIComponent(value);
  }
  return null;
}

/** What a draft does in the editor's frame: it says that it is there, and follows changes. */
const script = (editor) => `const editor = ${JSON.stringify(editor)};
const say = (message) => parent !== window && parent.postMessage(message, editor);
addEventListener("message", ({ origin, source, data }) => {
  if (origin !== editor || source !== parent) return;
  const { type, path } = data?.storywire ?? {};
  if (type === "updated" && path && path !== decodeURI(location.pathname)) location.pathname = path;
  else if (type === "updated") location.reload();
  const theirs = data?.wagtail;
  if (theirs?.type === "w-preview:get-scroll-position") {
    const at = { x: scrollX, y: scrollY, origin: location.origin };
    say({ wagtail: { type: "w-preview:set-scroll-position", ...at } });
  }
  if (theirs?.type === "w-preview:set-scroll-position") scrollTo(theirs.x, theirs.y);
});
say({ storywire: { type: "ready", path: decodeURI(location.pathname) } });
say({ wagtail: { type: "w-preview:request-scroll", origin: location.origin } });
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3000" },
      cms: { type: "string", default: "http://localhost:8000" },
      editor: { type: "string" },
      "insecure-cookie": { type: "boolean", default: false },
    },
  });
  const { cms, editor, "insecure-cookie": insecureCookie } = values;
  const server = createDraftServer({ cms, editor, insecureCookie });
  // On this machine alone: in production a proxy stands in front and speaks TLS.
  server.listen(Number(values.port), "127.0.0.1", () => {
    console.log(`Listening on http://127.0.0.1:${server.address().port}`);
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
}
