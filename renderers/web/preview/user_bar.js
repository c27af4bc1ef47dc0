/** Wagtail's user bar, with its accessibility checker and its counting of words. */

/**
 * @param {import("../app/api.js").Api} api
 * @param {string} editor the origin that its scripts may come from
 * @returns {Promise<boolean>} whether it could be had
 */
export async function insertUserBar(api, editor) {
  try {
    const { status, body } = await api.get("preview/userbar", {}, { token: true });
    if (status !== 200) return false;
    const scripts = body.scripts.filter((address) => new URL(address).origin === editor);
    const holder = document.createElement("div");
    holder.innerHTML = body.html;
    // These would not run, and their addresses come separately.
    for (const script of holder.querySelectorAll("script[src]")) script.remove();
    document.body.append(holder);
    for (const address of scripts) await load(address);
    // Its checks are asked for by the editor around the frame, which is another origin.
    window.axe?.configure({ allowedOrigins: [editor] });
    return scripts.length > 0;
  } catch {
    return false;
  }
}

/** One after the other: the later ones need the earlier. */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.body.append(script);
  });
}
