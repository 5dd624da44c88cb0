// @ts-check
// Who said it is asked for by the browser, before the form is sent, where no source of the file was chosen.
//
// [data-who] holds the choice of a source and the field for a new one. Without script the register asks.

document.querySelectorAll("[data-who]").forEach((group) => {
  const form = group.closest("form");
  const told = group.querySelector("[name=informant]");
  if (!form || !(told instanceof HTMLInputElement)) return;
  const agree = () => {
    told.required = !new FormData(form).get("source");
  };
  group.addEventListener("input", agree);
  // A draft that came back chose without a touch.
  form.addEventListener("click", agree, true);
  agree();
});
