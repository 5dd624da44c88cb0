// @ts-check
// A button that opens the printer; without script it is not there, and the browser's own menu prints as well.

document.querySelectorAll("[data-print]").forEach((button) => {
  if (!(button instanceof HTMLElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
