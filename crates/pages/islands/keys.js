// @ts-check
// One key for each act: elements with data-key="1" are pressed by that key, unless someone is writing.
//
// Arabic-Indic digits count as their Western ones, so that either keyboard works.

/** @param {EventTarget | null} target */
const writing = (target) => target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;

// What the same key gives on an Arabic keyboard; the space has a name.
/** @type {Record<string, string>} */
const SAME = { " ": "space", "؟": "?", "ظ": "/" };

// Who presses twice, or holds a key down, would judge the next pair unread: a verdict waits for this long.
const UNREAD_MS = 350;
const shown = performance.now();

document.addEventListener("submit", (event) => {
  const verdict = event.target instanceof HTMLFormElement && event.target.id === "judge";
  if (verdict && performance.now() - shown < UNREAD_MS) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target instanceof HTMLElement && writing(event.target)) return event.target.blur();
  if (writing(event.target)) return;
  if ([" ", "Enter"].includes(event.key) && event.target instanceof Element && event.target.closest("a, button, summary, input")) return;
  const digit = "٠١٢٣٤٥٦٧٨٩".indexOf(event.key);
  const key = digit >= 0 ? String(digit) : (SAME[event.key] ?? event.key);
  const act = document.querySelector(key === "/" ? "header.top input[type=search]" : `[data-key="${CSS.escape(key)}"]`);
  if (!(act instanceof HTMLElement)) return;
  event.preventDefault();
  if (act instanceof HTMLTextAreaElement || act instanceof HTMLInputElement) return act.focus();
  act.click();
  // What the key opened is brought before the eye.
  if (act.tagName === "SUMMARY") act.focus();
});
