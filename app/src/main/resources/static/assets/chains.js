// The network of chains on a canvas: thousands of cases, zoomed and moved by wheel, drag and fingers; and pictures as PNG.
(() => {
  "use strict";
  const X = 0, Y = 1, FROM = 2, COLOUR = 3, HOLLOW = 4, SHARE = 5, REGISTERED = 6, NUMBER = 7, ID = 8, TITLE = 9;

  for (const choice of document.querySelectorAll("[data-submits]")) choice.addEventListener("change", () => choice.form.requestSubmit());

  for (const button of document.querySelectorAll("[data-png]")) {
    button.addEventListener("click", () => {
      const picture = new Image();
      picture.addEventListener("load", () => {
        // Browsers draw nothing on a canvas with a side beyond some 16,000 dots.
        const scale = Math.min(2, 16000 / Math.max(picture.naturalWidth, picture.naturalHeight));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(picture.naturalWidth * scale);
        canvas.height = Math.round(picture.naturalHeight * scale);
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        const link = document.createElement("a");
        link.download = "chains.png";
        link.href = canvas.toDataURL("image/png");
        link.click();
      });
      picture.src = button.dataset.png;
    });
  }

  const canvas = document.getElementById("network");
  if (!canvas) return;
  const tip = document.querySelector(".chain-tip");
  const hint = tip.textContent;
  const pen = canvas.getContext("2d");
  let chains = null, scale = 1, left = 0, top = 0, lit = -1;

  const fit = () => {
    const box = canvas.getBoundingClientRect();
    canvas.width = Math.round(box.width * devicePixelRatio);
    canvas.height = Math.round(box.height * devicePixelRatio);
  };

  const showAll = () => {
    scale = Math.min(canvas.width / (chains.width + 1), canvas.height / (chains.height + 1));
    left = (canvas.width - chains.width * scale) / 2;
    top = (canvas.height - chains.height * scale) / 2;
  };

  // Lines by kind and faintness, dots by colour: a few dozen paths however many cases there are.
  const draw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const lines = new Map();
    const dots = new Map();
    const radius = Math.max(1.5, Math.min(0.38 * scale, 9 * devicePixelRatio));
    for (const node of chains.nodes) {
      const x = left + node[X] * scale, y = top + node[Y] * scale;
      if (node[FROM] >= 0) {
        const key = node[REGISTERED] * 10 + Math.min(4, Math.floor(node[SHARE] * 5));
        const path = lines.get(key) ?? lines.set(key, new Path2D()).get(key);
        const from = chains.nodes[node[FROM]];
        path.moveTo(left + from[X] * scale, top + from[Y] * scale);
        path.lineTo(x, y);
      }
      const key = node[COLOUR] * 2 + node[HOLLOW];
      const path = dots.get(key) ?? dots.set(key, new Path2D()).get(key);
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
    pen.strokeStyle = "#57645f";
    for (const [key, path] of lines) {
      pen.globalAlpha = 0.3 + 0.15 * (key % 10);
      pen.lineWidth = (key >= 10 ? 1.6 : 1) * devicePixelRatio;
      pen.setLineDash(key >= 10 ? [] : [4 * devicePixelRatio, 3 * devicePixelRatio]);
      pen.stroke(path);
    }
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    pen.lineWidth = 2 * devicePixelRatio;
    for (const [key, path] of dots) {
      const colour = chains.colours[key >> 1];
      pen.fillStyle = key % 2 ? "#ffffff" : colour;
      pen.strokeStyle = colour;
      pen.fill(path);
      if (key % 2) pen.stroke(path);
    }
    const labelled = scale > 34 * devicePixelRatio ? chains.nodes : lit >= 0 ? [chains.nodes[lit]] : [];
    pen.fillStyle = "#1d2826";
    pen.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    for (const node of labelled) pen.fillText(node[NUMBER], left + node[X] * scale + radius + 3, top + node[Y] * scale + 4 * devicePixelRatio);
  };

  let asked = false;
  const redraw = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; draw(); });
  };

  const zoom = (factor, x, y) => {
    left = x - (x - left) * factor;
    top = y - (y - top) * factor;
    scale *= factor;
    redraw();
  };

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * devicePixelRatio, (event.clientY - box.top) * devicePixelRatio];
  };

  const nearest = ([x, y]) => {
    let best = -1, least = Math.max(0.6 * scale, 12 * devicePixelRatio) ** 2;
    chains.nodes.forEach((node, index) => {
      const away = (left + node[X] * scale - x) ** 2 + (top + node[Y] * scale - y) ** 2;
      if (away < least) { least = away; best = index; }
    });
    return best;
  };

  const listen = () => {
    const fingers = new Map();
    let moved = 0;
    canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...place(event)); }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); fingers.set(event.pointerId, place(event)); moved = 0; });
    canvas.addEventListener("pointermove", (event) => {
      const here = place(event);
      const before = fingers.get(event.pointerId);
      if (before) {
        moved += Math.hypot(here[0] - before[0], here[1] - before[1]);
        if (fingers.size === 1) { left += here[0] - before[0]; top += here[1] - before[1]; redraw(); }
        else {
          const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
          const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
          if (was > 1) zoom(Math.hypot(here[0] - other[0], here[1] - other[1]) / was, (here[0] + other[0]) / 2, (here[1] + other[1]) / 2);
        }
        fingers.set(event.pointerId, here);
        return;
      }
      const found = nearest(here);
      if (found !== lit) {
        lit = found;
        tip.textContent = found < 0 ? hint : chains.nodes[found][TITLE];
        canvas.style.cursor = found < 0 ? "grab" : "pointer";
        redraw();
      }
    });
    const released = (event) => {
      fingers.delete(event.pointerId);
      if (event.type === "pointerup" && moved < 6 * devicePixelRatio) {
        const found = nearest(place(event));
        if (found >= 0 && chains.nodes[found][ID]) location.assign(`/cases/${chains.nodes[found][ID]}`);
      }
    };
    canvas.addEventListener("pointerup", released);
    canvas.addEventListener("pointercancel", released);
    addEventListener("resize", () => { fit(); redraw(); });
  };

  fetch(canvas.dataset.from, { headers: { Accept: "application/json" } }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }).then((found) => {
    const begun = performance.now();
    chains = found;
    fit();
    showAll();
    draw();
    listen();
    canvas.dataset.drawn = chains.nodes.length;
    canvas.dataset.millis = Math.round(performance.now() - begun);
  }).catch((fault) => { tip.textContent = `${fault}`; });
})();
