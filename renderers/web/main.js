/** Starts the renderer: as a reader's, or as the preview of a draft. */

import { code } from "./app/code.js";
import { Api } from "./app/api.js";
import { App } from "./app/app.js";

const app = new App(new Api(document.querySelector("meta[name=storywire-api]").content));

if (code || keptGrant()) {
  const { startPreview } = await import("./preview.js");
  await startPreview(app, code);
} else {
  await app.start();
}

function keptGrant() {
  try {
    return sessionStorage.getItem("storywire-preview");
  } catch {
    return null; // Storage may be switched off; reading does not need it.
  }
}
