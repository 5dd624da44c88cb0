// @ts-check
// Keeps what is being written on this device until it has arrived, so that a lost connection loses no words.
//
// A form has data-draft="key:address", or "key:address#which" where several forms of a page go to one address; the key
// belongs to the account, so that a colleague on the same device does not meet another's words. After arrival the next page carries data-arrived with the same words and the draft goes. It goes
// by itself after a week, at once by the button, and with everything of that account when it signs out (data-forget),
// because a lost telephone should hold as little as possible. What few may read is never kept: fields with data-sealed,
// the value of a property that data-sealed-of names, anything while the circle chosen for the whole is the sealed one.

const KEEP_MS = 7 * 24 * 3600 * 1000;
const PREFIX = "athar-draft:";

/** @param {string} key */
function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return draft && Date.now() - draft.at < KEEP_MS ? draft.values : null;
  } catch {
    return null;
  }
}

/** @param {(key: string) => boolean} which */
function forget(which) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && which(key.slice(PREFIX.length)));
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {HTMLFormElement} form */
function keep(form) {
  const key = form.dataset.draft ?? "";
  const own = (/** @type {string} */ which) => form.querySelector(which) ?? document.querySelector(which);
  const status = own("[data-draft-status]");
  /** @param {string} which */
  const say = (which) => {
    if (status instanceof HTMLElement) status.textContent = status.dataset[which] ?? "";
  };
  const isSealed = (/** @type {Field} */ field) => {
    if (field.dataset.sealed !== undefined) return true;
    const property = form.elements.namedItem("property");
    if (field.name !== "value" || !(property instanceof HTMLSelectElement)) return false;
    return property.value === "" || (form.dataset.sealedOf ?? "").split(" ").includes(property.value);
  };
  const fields = () =>
    /** @type {Field[]} */ ([...form.elements]).filter(
      (field) =>
        field.name &&
        !isSealed(field) &&
        (field instanceof HTMLTextAreaElement ||
          field instanceof HTMLSelectElement ||
          (field instanceof HTMLInputElement && !["hidden", "file", "checkbox", "password"].includes(field.type))),
    );
  // Fields of one name, as the names of two people in one row, are kept by their place.
  const slot = (/** @type {Field} */ field) => {
    const same = isChoice(field) ? 0 : fields().filter((other) => other.name === field.name).indexOf(field);
    return same > 0 ? `${field.name}~${same}` : field.name;
  };
  const isChoice = (/** @type {Field} */ field) => field instanceof HTMLInputElement && field.type === "radio";

  // The address asks for one property: words that were written for another are not put in its place.
  const asked = new URLSearchParams(location.search).get("property");
  const kept = form.hasAttribute("data-typed") ? null : read(key);
  const draft = kept && asked && kept.property && kept.property !== asked ? null : kept;
  if (draft) {
    for (const field of fields()) {
      const words = draft[slot(field)];
      if (typeof words !== "string") continue;
      if (isChoice(field)) /** @type {HTMLInputElement} */ (field).checked = field.value === words;
      else field.value = words;
      const folded = field.closest("details");
      if (folded && !isChoice(field)) folded.open = true;
      // Help that depends on what is chosen is asked for again.
      if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    // Its value may be kept only now that its property is known.
    const value = form.elements.namedItem("value");
    if ((value instanceof HTMLTextAreaElement || value instanceof HTMLInputElement) && typeof draft.value === "string" && !isSealed(value)) value.value = draft.value;
    say("found");
  }
  const clear = own("[data-draft-clear]");
  if (clear instanceof HTMLElement) {
    clear.hidden = !draft;
    clear.addEventListener("click", () => {
      forget((other) => other === key);
      form.reset();
      clear.hidden = true;
      say("gone");
    });
  }
  form.addEventListener("input", () => {
    const circle = form.elements.namedItem("tier");
    if (circle instanceof RadioNodeList && circle.value === "sealed") return forget((other) => other === key);
    const written = fields().filter((field) => field.value && (!isChoice(field) || /** @type {HTMLInputElement} */ (field).checked));
    const values = Object.fromEntries(written.map((field) => [slot(field), field.value]));
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values }));
      say("kept");
      if (clear instanceof HTMLElement) clear.hidden = false;
    } catch {
      say("full");
    }
  });
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    say("offline");
  });
  window.addEventListener("online", () => say("online"));
}

// What is a week old, and what versions of before kept under the account alone: telephones were among it.
forget((key) => !key.includes(":") || !read(key));
const arrived = document.querySelector("[data-arrived]");
if (arrived instanceof HTMLElement) forget((key) => key === arrived.dataset.arrived || key.startsWith(`${arrived.dataset.arrived}#`));
const left = document.querySelector("[data-forget]");
if (left instanceof HTMLElement) forget((key) => key.startsWith(`${left.dataset.forget}:`));
document.querySelectorAll("form[data-draft]").forEach((form) => form instanceof HTMLFormElement && keep(form));
