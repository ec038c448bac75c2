/**
 * The program of a space-time view: draws what is in sight on a canvas, whatever there is elsewhere. Wheel, buttons and
 * keys zoom and move; what is pointed at is told.
 */
export const spaceTimeScript = `
const { begins, pods, lanes, events } = JSON.parse(document.querySelector('#space-time-events').textContent);
const view = document.querySelector('#space-time'), canvas = view.querySelector('canvas'), told = view.querySelector('output'), list = view.querySelector('ol');
const pen = canvas.getContext('2d'), whole = Math.max(events.at(-1).at, 0.001), least = 0.01;
let from = 0, to = whole, byPod = false, shown = [], waiting = false, chosen = -1;
const left = () => Math.min(210, canvas.clientWidth * 0.38), top = 26;
const rows = () => byPod ? pods : lanes, rowOf = (event) => byPod ? event.pod : event.lane;
const rowHeight = () => byPod ? Math.min(18, Math.max(3, 8000 / pods.length)) : 34;
const first = (time) => { let low = 0, high = events.length; while (low < high) { const middle = (low + high) >> 1; if (events[middle].at < time) low = middle + 1; else high = middle; } return low; };
const xOf = (time) => left() + (time - from) / (to - from) * (canvas.clientWidth - left() - 12);
const yOf = (row) => top + (row + 0.5) * rowHeight();
const timeAt = (x) => from + (x - left()) / (canvas.clientWidth - left() - 12) * (to - from);
const clock = (time) => new Date(1000 * (begins + time)).toISOString().slice(11, to - from < 20 ? 23 : 19);
const colours = () => { const style = getComputedStyle(view); return (name) => style.getPropertyValue('--' + name); };
const wordsOf = ({ at, pod, line, says, lane }) => '+' + at.toFixed(3) + ' s  ' + clock(at) + '  ' + pods[pod] + ': ' + says + ' (' + lanes[lane] + ', line ' + line + ')';
const short = (text, width) => { if (pen.measureText(text).width <= width) return text; let end = text.length; while (end > 1 && pen.measureText('…' + text.slice(text.length - end)).width > width) end--; return '…' + text.slice(text.length - end); };
const steps = [0.001, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400];
const draw = () => {
  waiting = false;
  const names = rows(), height = top + names.length * rowHeight() + 8, width = canvas.clientWidth, scale = devicePixelRatio || 1;
  canvas.style.height = height + 'px';
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) { canvas.width = Math.round(width * scale); canvas.height = Math.round(height * scale); }
  const colour = colours(), tints = ['accent', 'good', 'warn', 'bad', 'soft'].map(colour);
  const tintOf = (lane) => tints[(lane + tints.length - 1) % tints.length];
  pen.setTransform(scale, 0, 0, scale, 0, 0); pen.clearRect(0, 0, width, height);
  pen.font = '12px system-ui, sans-serif'; pen.textBaseline = 'middle';
  const step = steps.find((each) => (to - from) / each <= Math.max(2, (width - left()) / 110)) ?? 86400;
  pen.fillStyle = colour('soft'); pen.strokeStyle = colour('line'); pen.lineWidth = 1;
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) { const x = Math.round(xOf(time)) + 0.5; pen.beginPath(); pen.moveTo(x, top - 4); pen.lineTo(x, height); pen.stroke(); pen.fillText('+' + (step < 1 ? time.toFixed(step < 0.01 ? 3 : step < 0.1 ? 2 : 1) : time) + ' s', x + 3, 11); }
  names.forEach((name, row) => { const y = yOf(row); if (rowHeight() >= 12) { pen.fillStyle = colour('ink'); pen.fillText(short(name, left() - 12), 4, y); } pen.beginPath(); pen.moveTo(left(), y); pen.lineTo(width, y); pen.stroke(); });
  const begin = first(from), end = first(to + 1e-9), drawn = new Set();
  shown = [];
  pen.save(); pen.beginPath(); pen.rect(left() - 5, 0, width, height); pen.clip();
  for (let at = begin; at < end; at++) {
    const event = events[at], row = rowOf(event), x = xOf(event.at), y = yOf(row), place = row + ' ' + Math.round(x);
    shown.push(at);
    if (drawn.has(place)) continue;
    drawn.add(place);
    pen.fillStyle = pen.strokeStyle = tintOf(event.lane);
    if (!byPod && row > 0) { pen.globalAlpha = 0.45; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x, yOf(0)); pen.stroke(); pen.globalAlpha = 1; }
    pen.beginPath(); pen.arc(x, y, 3.2, 0, 7); pen.fill();
  }
  if (chosen >= begin && chosen < end) { const event = events[chosen]; pen.strokeStyle = colour('ink'); pen.lineWidth = 2; pen.beginPath(); pen.arc(xOf(event.at), yOf(rowOf(event)), 6, 0, 7); pen.stroke(); }
  pen.restore();
  view.dataset.shown = String(shown.length);
  told.textContent = chosen >= 0 ? wordsOf(events[chosen]) : shown.length + ' of ' + events.length + ' events, ' + clock(from) + ' to ' + clock(to);
  if (list.parentElement.open) list.replaceChildren(...shown.slice(0, 200).map((at) => { const item = document.createElement('li'); item.textContent = wordsOf(events[at]); return item; }));
};
const redraw = () => { if (!waiting) { waiting = true; requestAnimationFrame(draw); } };
const go = (start, length) => { length = Math.min(Math.max(length, Math.min(least, whole)), whole); from = Math.min(Math.max(start, 0), whole - length); to = from + length; redraw(); };
const zoom = (by, about = (from + to) / 2) => go(about - (about - from) * by, (to - from) * by);
const move = (by) => go(from + by * (to - from), to - from);
const nearest = (x, y) => { let best = -1, distance = 12; for (const at of shown) { const apart = Math.hypot(xOf(events[at].at) - x, yOf(rowOf(events[at])) - y); if (apart < distance) { best = at; distance = apart; } } return best; };
canvas.addEventListener('wheel', (event) => { if (!event.ctrlKey && !event.shiftKey && Math.abs(event.deltaX) < Math.abs(event.deltaY) && document.activeElement !== canvas) return; event.preventDefault(); if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) move((event.deltaX || event.deltaY) / 1000); else zoom(Math.exp(event.deltaY / 500), timeAt(event.offsetX)); }, { passive: false });
let held;
canvas.addEventListener('pointerdown', (event) => { held = { x: event.offsetX, from }; canvas.setPointerCapture(event.pointerId); });
canvas.addEventListener('pointerup', () => { held = undefined; });
canvas.addEventListener('pointercancel', () => { held = undefined; });
canvas.addEventListener('pointermove', (event) => {
  if (held) { go(held.from - (event.offsetX - held.x) / (canvas.clientWidth - left() - 12) * (to - from), to - from); return; }
  const found = nearest(event.offsetX, event.offsetY);
  if (found !== chosen) { chosen = found; redraw(); }
});
const next = (by) => { chosen = chosen < 0 ? (by > 0 ? first(from) : first(to) - 1) : Math.min(Math.max(chosen + by, 0), events.length - 1); const { at } = events[chosen] ?? events[0]; if (at < from || at > to) go(at - (to - from) / 2, to - from); redraw(); };
const acts = { '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), '0': () => go(0, whole), ArrowLeft: () => move(-0.2), ArrowRight: () => move(0.2), '.': () => next(1), ',': () => next(-1) };
canvas.addEventListener('keydown', (event) => { const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key]; if (act) { event.preventDefault(); act(); } });
for (const button of view.querySelectorAll('button[data-key]')) button.addEventListener('click', () => acts[button.dataset.key]());
const group = view.querySelector('#by-pod');
group.addEventListener('click', () => { byPod = !byPod; group.textContent = byPod ? 'Rows: Pods' : 'Rows: who writes'; redraw(); });
list.parentElement.addEventListener('toggle', redraw);
new ResizeObserver(redraw).observe(canvas);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
redraw();
`;
