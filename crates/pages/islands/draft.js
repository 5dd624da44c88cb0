// @ts-check
// Keeps what is being written on this device until it has arrived, so that a lost connection loses no words.
//
// The form has data-draft="key"; the key belongs to the account, so that a colleague on the same device does not meet
// another's words. After arrival the next page carries data-arrived="key" and the draft goes. It goes by itself after
// a week, and at once by the button, because a lost telephone should hold as little as possible.

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

/** @param {string} key */
function forget(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const key = form.dataset.draft ?? "";
  const status = document.querySelector("[data-draft-status]");
  /** @param {string} which */
  const say = (which) => {
    if (status instanceof HTMLElement) status.textContent = status.dataset[which] ?? "";
  };
  const fields = () =>
    [...form.elements].filter(
      /** @returns {field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} */
      (field) =>
        (field instanceof HTMLInputElement && field.type !== "hidden" && field.type !== "file") ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement,
    );

  const draft = read(key);
  if (draft && fields().every((field) => field instanceof HTMLSelectElement || !field.value)) {
    for (const field of fields()) if (typeof draft[field.name] === "string") field.value = draft[field.name];
    say("found");
  }
  const clear = document.querySelector("[data-draft-clear]");
  if (clear instanceof HTMLElement) {
    clear.hidden = !draft;
    clear.addEventListener("click", () => {
      forget(key);
      form.reset();
      clear.hidden = true;
      say("gone");
    });
  }
  form.addEventListener("input", () => {
    const values = Object.fromEntries(fields().filter((field) => field.value).map((field) => [field.name, field.value]));
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

const arrived = document.querySelector("[data-arrived]");
if (arrived instanceof HTMLElement) forget(arrived.dataset.arrived ?? "");
document.querySelectorAll("form[data-draft]").forEach((form) => form instanceof HTMLFormElement && keep(form));
