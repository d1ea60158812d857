"use strict";
// Ctrl K, or Command K, goes to the search box, on every page that has one.

document.addEventListener("keydown", (event) => {
  const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!pressed || (event.code !== "KeyK" && event.key !== "k")) return; // by place, too: on a Russian keyboard K writes л
  const box = document.querySelector('form[role="search"] input[type="search"]');
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
