// @ts-check
// Keeps what is being written on this device until it has arrived, so that a lost connection loses no words.
//
// A form has data-draft="key:address", or "key:address#which" where several forms of a page go to one address; the key
// belongs to the account, so that a colleague on the same device does not meet another's words. After arrival the next page carries data-arrived with the same words and the draft goes. It goes
// by itself after a week, at once by the button, and with everything of that account when it signs out (data-forget),
// because a lost telephone should hold as little as possible. What few may read is never kept: fields with data-sealed,
// the value of a property that data-sealed-of names, anything while the circle chosen for the whole is the sealed one.

// What is kept is encrypted with a key of the account that stands in the page and on no disk: a thief of the device without
// the register's passphrase reads nothing. Where the connection is not safe enough for that, nothing is kept.

const KEEP_MS = 7 * 24 * 3600 * 1000;
const PREFIX = "athar-draft:";
const WORDS = new TextEncoder();

/** The key of drafts; none where the browser gives no ciphers to the page. */
const secret = await (async () => {
  const word = document.body.dataset.drafts;
  if (!word || !globalThis.crypto?.subtle) return null;
  return crypto.subtle.importKey("raw", await crypto.subtle.digest("SHA-256", WORDS.encode(word)), "AES-GCM", false, ["encrypt", "decrypt"]);
})();

/** @param {string} text */
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
/** @param {ArrayBuffer | Uint8Array} raw */
const letters = (raw) => btoa(Array.from(new Uint8Array(raw), (byte) => String.fromCharCode(byte)).join(""));

/** @param {string} key */
function kept(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return draft?.sealed && Date.now() - draft.at < KEEP_MS ? draft : null;
  } catch {
    return null;
  }
}

/** @param {string} key */
async function read(key) {
  const draft = kept(key);
  if (!draft || !secret) return null;
  try {
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(draft.iv) }, secret, bytes(draft.sealed));
    return JSON.parse(new TextDecoder().decode(open));
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {Record<string, string>} values
 * @param {() => boolean} isLast
 */
async function write(key, values, isLast) {
  if (!secret) return false;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, WORDS.encode(JSON.stringify(values)));
  if (isLast()) localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), iv: letters(iv), sealed: letters(sealed) }));
  return true;
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

/**
 * How long ago, in the words and digits of the page.
 * @param {number} at
 */
function ago(at) {
  const lang = document.documentElement.lang === "ar" ? "ar-u-nu-arab" : "en";
  const words = new Intl.RelativeTimeFormat(lang, { numeric: "always" });
  const minutes = Math.max(1, Math.round((Date.now() - at) / 60000));
  if (minutes < 60) return words.format(-minutes, "minute");
  if (minutes < 48 * 60) return words.format(-Math.round(minutes / 60), "hour");
  return words.format(-Math.round(minutes / 1440), "day");
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {HTMLFormElement} form */
async function keep(form) {
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
  const before = form.hasAttribute("data-typed") ? null : await read(key);
  const draft = before && asked && before.property && before.property !== asked ? null : before;
  const fill = () => {
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
  };
  let turn = 0;
  const clear = own("[data-draft-clear]");
  const drop = () => {
    turn += 1;
    forget((other) => other === key);
    form.reset();
    if (clear instanceof HTMLElement) clear.hidden = true;
    say("gone");
  };
  // A form of no one person is not filled with what was begun of another before somebody says that it is the same.
  const offer = own("[data-draft-offer]");
  let isOpen = false;
  if (draft && offer instanceof HTMLElement) {
    isOpen = true;
    offer.hidden = false;
    const name = offer.querySelector("[data-draft-name]");
    if (name && typeof draft.name === "string" && draft.name) name.textContent = draft.name;
    const when = offer.querySelector("[data-draft-when]");
    if (when) when.textContent = ago(kept(key)?.at ?? Date.now());
    const answer = (/** @type {string} */ which, /** @type {() => void} */ then) =>
      offer.querySelector(which)?.addEventListener("click", () => {
        isOpen = false;
        offer.hidden = true;
        then();
        const first = fields()[0];
        if (first) first.focus();
      });
    answer("[data-draft-take]", fill);
    answer("[data-draft-fresh]", drop);
  } else if (draft) {
    fill();
  }
  if (clear instanceof HTMLElement) {
    clear.hidden = !draft || isOpen;
    clear.addEventListener("click", drop);
  }
  form.addEventListener("input", async () => {
    // What was begun before is not written over until somebody says that it may go.
    if (isOpen) return;
    const mine = ++turn;
    const circle = form.elements.namedItem("tier");
    if (circle instanceof RadioNodeList && circle.value === "sealed") return forget((other) => other === key);
    const written = fields().filter((field) => field.value && (!isChoice(field) || /** @type {HTMLInputElement} */ (field).checked));
    const values = Object.fromEntries(written.map((field) => [slot(field), field.value]));
    try {
      const done = await write(key, values, () => mine === turn);
      say(done ? "kept" : "unsafe");
      if (done && clear instanceof HTMLElement) clear.hidden = false;
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

// What is a week old, and what versions of before kept: under the account alone, and in the clear.
forget((key) => !key.includes(":") || !kept(key));
const arrived = document.querySelector("[data-arrived]");
if (arrived instanceof HTMLElement) forget((key) => key === arrived.dataset.arrived || key.startsWith(`${arrived.dataset.arrived}#`));
const left = document.querySelector("[data-forget]");
if (left instanceof HTMLElement) forget((key) => key.startsWith(`${left.dataset.forget}:`));
// A page that is no form says that something was begun, and leads to it.
document.querySelectorAll("[data-draft-of]").forEach((line) => {
  if (line instanceof HTMLElement) line.hidden = !kept(line.dataset.draftOf ?? "");
});
document.querySelectorAll("form[data-draft]").forEach((form) => form instanceof HTMLFormElement && keep(form));
