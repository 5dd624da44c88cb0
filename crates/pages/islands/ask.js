// @ts-check
// While something is typed, asks the register about it and shows the answer beside the field.
//
// An element with data-ask="/address" is a place for an answer; data-from names the fields (by their name) whose
// values are sent. data-least says from how many letters on it asks (three where it does not say; none for a choice).
// The answer is a piece of a page, made by the same code as the page itself, so that nothing is
// said here that the page would not say without script.

const PAUSE_MS = 350;
const LEAST_LETTERS = 3;

/**
 * Shows a piece. What was typed in a field of the same name stays in it, and what the piece itself asks is asked.
 * @param {HTMLElement} place
 * @param {HTMLElement} piece
 */
function show(place, piece) {
  const fields = (/** @type {Element} */ of) => [...of.querySelectorAll("input, textarea")].filter((f) => f instanceof HTMLInputElement || f instanceof HTMLTextAreaElement);
  const typed = new Map(fields(place).map((field) => [field.name, field.value]));
  place.replaceChildren(...piece.childNodes);
  for (const field of fields(place)) if (!field.value) field.value = typed.get(field.name) ?? "";
  place.querySelectorAll("[data-ask]").forEach((inner) => inner instanceof HTMLElement && watch(inner));
}

/** @param {HTMLElement} place */
function watch(place) {
  const form = place.closest("form");
  const names = (place.dataset.from ?? "").split(" ").filter(Boolean);
  const least = Number(place.dataset.least ?? LEAST_LETTERS);
  if (!form) return;
  let timer = 0;
  /** @type {AbortController | undefined} */
  let running;

  const ask = async () => {
    if (!place.isConnected) return;
    const query = new URLSearchParams();
    for (const name of names) {
      const field = form.elements.namedItem(name);
      const value = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement ? field.value.trim() : "";
      if (value) query.set(name, value);
    }
    running?.abort();
    if ((query.get(names[0]) ?? "").length < least) {
      place.replaceChildren();
      return;
    }
    running = new AbortController();
    try {
      const answer = await fetch(`${place.dataset.ask}${place.dataset.ask?.includes("?") ? "&" : "?"}${query}`, { signal: running.signal, headers: { accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
      show(place, piece.body);
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
