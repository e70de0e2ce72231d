// Keyboard, print and the language of small things; every page works without this file.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const keys = document.getElementById("keys");
  let awaitsLetter = false;

  for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) document.getElementById(opener.dataset.open)?.showModal();
    if (event.target.closest("[data-print]")) window.print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keys.open) return;
    if (awaitsLetter) {
      awaitsLetter = false;
      const entry = document.querySelector(`.side a[data-key="${CSS.escape(event.key)}"]`);
      if (entry) location.assign(entry.href);
      return;
    }
    if (event.key === "/") {
      const box = document.getElementById("search") ?? document.getElementById("words");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (event.key === "?") {
      keys.showModal();
    } else if (event.key === "g") {
      awaitsLetter = true;
      setTimeout(() => { awaitsLetter = false; }, 1500);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const link = document.querySelector(`a[rel="${event.key === "ArrowLeft" ? "prev" : "next"}"]`);
      if (link) location.assign(link.href);
    }
  });
})();
