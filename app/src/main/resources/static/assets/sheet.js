// The sheet of temperatures by keyboard: Enter and the arrows go up and down, 365 becomes 36.5; the form works without this file.
(() => {
  "use strict";
  const form = document.querySelector("[data-sheet]");
  if (!form) return;
  const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]);

  const go = (input, down) => {
    for (let row = 0; row < rows.length; row++) {
      const column = rows[row].indexOf(input);
      if (column < 0) continue;
      const next = rows[row + down]?.[column];
      if (next) { next.focus(); next.select(); }
      return next;
    }
  };

  form.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "INPUT") return;
    if (event.key === "Enter" || event.key === "ArrowDown") {
      if (go(event.target, 1) || event.key === "ArrowDown") event.preventDefault();
    } else if (event.key === "ArrowUp") {
      go(event.target, -1);
      event.preventDefault();
    }
  });

  form.addEventListener("change", (event) => {
    const typed = event.target.value.trim();
    if (/^[34][0-9]{2}$/.test(typed)) event.target.value = `${typed.slice(0, 2)}.${typed[2]}`;
    const degrees = Number(event.target.value);
    const cell = event.target.closest("td");
    cell?.classList.toggle("is-fever", degrees >= 37.3 && degrees <= 43);
    cell?.classList.toggle("is-wrong", typed !== "" && !(degrees >= 34 && degrees <= 43));
  });

  form.querySelector("tbody input:not([readonly])[value='']")?.focus();
})();
