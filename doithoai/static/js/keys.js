// Alt and the letter on the button, in browsers that ask for other keys too.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented) return;
  const target = document.querySelector(`[accesskey="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});
