// @ts-check
// While something is typed, asks the register about it and shows the answer beside the field.
//
// An element with data-ask="/address" is a place for an answer; data-from names the fields (by their name) whose
// values are sent. The answer is a piece of a page, made by the same code as the page itself, so that nothing is
// said here that the page would not say without script.

const PAUSE_MS = 350;
const LEAST_LETTERS = 3;

/** @param {HTMLElement} place */
function watch(place) {
  const form = place.closest("form");
  const names = (place.dataset.from ?? "").split(" ").filter(Boolean);
  if (!form) return;
  let timer = 0;
  /** @type {AbortController | undefined} */
  let running;

  const ask = async () => {
    const query = new URLSearchParams();
    for (const name of names) {
      const field = form.elements.namedItem(name);
      const value = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value.trim() : "";
      if (value) query.set(name, value);
    }
    running?.abort();
    if ((query.get(names[0]) ?? "").length < LEAST_LETTERS) {
      place.replaceChildren();
      return;
    }
    running = new AbortController();
    try {
      const answer = await fetch(`${place.dataset.ask}?${query}`, { signal: running.signal, headers: { accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...piece.body.childNodes);
    } catch {
      // Without a network the form still works; the register asks again when the form arrives.
    }
  };

  form.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLElement) || !names.includes(event.target.getAttribute("name") ?? "")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  // A reading offered in the answer is taken with one touch.
  place.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-take]") : null;
    const field = button && form.elements.namedItem(names[0]);
    if (!(button instanceof HTMLButtonElement) || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.value = button.dataset.take ?? "";
    field.focus();
    ask();
  });
}

document.querySelectorAll("[data-ask]").forEach((place) => place instanceof HTMLElement && watch(place));
