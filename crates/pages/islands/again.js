// @ts-check
// Asks again how far a long work is, every two seconds, and goes on to its result. Without script the page renews itself.

const EVERY_MS = 2000;
const status = document.querySelector("[data-again]");

async function again() {
  if (!(status instanceof HTMLElement)) return;
  try {
    const answer = await fetch(status.dataset.again ?? "", { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const piece = page.querySelector("[data-again]");
    if (!piece) return location.assign(answer.url);
    status.replaceChildren(...piece.childNodes);
  } catch {
    // The network went; the work goes on without us, and we ask again.
  }
  setTimeout(again, EVERY_MS);
}

setTimeout(again, EVERY_MS);
