// @ts-check
// A file that is larger than the register takes is refused before it is sent: minutes of a phone's connection
// are not spent on a refusal.
//
// [data-most] holds the most bytes, [data-too-large] the words. Without script the register refuses.

document.querySelectorAll("input[type=file][data-most]").forEach((field) => {
  if (!(field instanceof HTMLInputElement)) return;
  const judge = () => {
    const bytes = [...(field.files ?? [])].reduce((sum, file) => sum + file.size, 0);
    field.setCustomValidity(bytes > Number(field.dataset.most) ? (field.dataset.tooLarge ?? "") : "");
  };
  field.addEventListener("change", () => {
    judge();
    field.reportValidity();
  });
  judge();
});
