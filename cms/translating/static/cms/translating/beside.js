/**
 * The editor of translations: what is written in a language gets its direction.
 * Its form comes and goes as one clicks, so each change is looked at.
 */
(() => {
  const rightToLeft = new Set(document.currentScript.dataset.rightToLeft.split(" "));
  const place = (element, locale) => {
    const dir = rightToLeft.has(locale.split("-")[0]) ? "rtl" : "ltr";
    if (element.dir !== dir || element.lang !== locale) {
      element.dir = dir;
      element.lang = locale;
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor?.dataset.props) return;
    const { locale, sourceLocale } = JSON.parse(editor.dataset.props);
    const follow = () => {
      for (const said of editor.querySelectorAll("li > p:has(+ div)")) {
        place(said, sourceLocale.code);
        place(said.nextElementSibling, locale.code);
        for (const area of said.nextElementSibling.querySelectorAll("textarea")) {
          place(area, locale.code);
        }
      }
    };
    new MutationObserver(follow).observe(editor, { childList: true, subtree: true });
    follow();
  });
})();
