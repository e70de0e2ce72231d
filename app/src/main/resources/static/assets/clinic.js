// Counts the time until a report is due; the page tells it as of loading without this file.
(() => {
  "use strict";
  const loaded = Date.now();
  const clocks = document.querySelectorAll("[data-due]");
  const show = () => {
    for (const clock of clocks) {
      const now = Date.parse(clock.dataset.now) + (clock.dataset.held === "true" ? 0 : Date.now() - loaded);
      const left = Date.parse(clock.dataset.due) - now;
      const minutes = Math.floor(Math.abs(left) / 60000);
      const pattern = left < 0 ? clock.dataset.late : clock.dataset.left;
      clock.textContent = pattern.replace("#h", Math.floor(minutes / 60)).replace("#m", minutes % 60);
      clock.classList.toggle("clock-late", left < 0);
    }
  };
  if (clocks.length > 0) { show(); setInterval(show, 20000); }
})();
