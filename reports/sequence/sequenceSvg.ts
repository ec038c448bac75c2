import { Html, html } from '../html/html.ts';
import { wrap } from '../terminal/table.ts';
import type { Message, Sequence } from './sequence.ts';

/** Pixels: between lanes, of a line of text, around things. */
const laneWidth = 176;
const lineHeight = 16;
const margin = 14;
const headHeight = 34;
/** room for what the last lane says to itself */
const tail = 190;
/** letters of 12 pixels that fit a pixel */
const lettersAPixel = 1 / 6.3;

/** The colours are those of the page that the picture is put into; alone it brings its own, light and dark. */
const ownStyle = `
svg { color-scheme: light dark; --paper: #fbfaf8; --surface: #ffffff; --ink: #23262b; --soft: #5d6470; --line: #cfcac0; --accent: #2a57c0; --warn: #7a4f00; --warn-back: #fbf1dc; background: var(--paper); }
@media (prefers-color-scheme: dark) { svg { --paper: #16181c; --surface: #1e2126; --ink: #e4e6ea; --soft: #a3abb7; --line: #454b56; --accent: #8fb0ff; --warn: #e6b85c; --warn-back: #33290f; } }
`;
const style = `
.sequence text { font: 12px system-ui, Helvetica, Arial, sans-serif; fill: var(--ink); }
.sequence .lane { font-weight: 600; }
.sequence .head { fill: var(--surface); stroke: var(--line); }
.sequence .life { stroke: var(--line); stroke-dasharray: 3 4; }
.sequence .arrow { stroke: var(--accent); stroke-width: 1.5; fill: none; }
.sequence .tip { fill: var(--accent); }
.sequence .fault .arrow { stroke: var(--warn); }
.sequence .fault .tip { fill: var(--warn); }
.sequence .at-once .arrow { stroke-dasharray: 5 3; }
.sequence .said, .sequence .change { stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
.sequence .change { fill: var(--soft); }
.sequence .number { fill: var(--soft); }
.sequence .loop { fill: var(--warn-back); stroke: var(--warn); opacity: .55; }
.sequence .loop-said { fill: var(--warn); font-weight: 600; }
`;

type Placed = {
  readonly message: Message;
  readonly said: readonly string[];
  readonly changes: readonly string[];
  readonly top: number;
  readonly height: number;
};

/** A sequence as a picture: time goes down, messages say what they change. `alone`: a file of its own. */
export const sequenceSvg = (sequence: Sequence, { alone }: { readonly alone: boolean }): string => {
  const { lanes, messages, loopFrom } = sequence;
  const width = lanes.length * laneWidth + 2 * margin + tail;
  const placed = placedIn(sequence, width);
  const end = (placed.at(-1)?.top ?? headHeight) + (placed.at(-1)?.height ?? 0) + 2 * margin;
  const first = placed.find(({ message }) => loopFrom !== undefined && message.number === loopFrom + 1);
  const loop = first && loopBox(first.top, end, width);
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" class="sequence" role="img" aria-label="${messages.length} messages between ${lanes.join(', ')}" width="${width}" height="${end}" viewBox="0 0 ${width} ${end}">
<style>${new Html((alone ? ownStyle : '') + style)}</style>
${loop}${lanes.map((lane, at) => laneOf(lane, centre(at), end))}
${placed.map((each) => messageOf(each, lanes))}
</svg>
`;
  return picture.text;
};

const centre = (lane: number): number => margin + 40 + laneWidth * lane + laneWidth / 2;

const placedIn = ({ lanes, messages }: Sequence, width: number): readonly Placed[] => {
  let top = headHeight + 2 * margin;
  return messages.map((message): Placed => {
    const left = Math.min(centre(lanes.indexOf(message.from)), centre(lanes.indexOf(message.to)));
    const letters = Math.floor((width - left - indent(message) - margin) * lettersAPixel);
    const said = wrap(message.text, letters);
    const changes = message.changes.flatMap((change) => wrap(change, letters));
    const height = (said.length + changes.length) * lineHeight + margin + 4;
    const placed = { message, said, changes, top, height };
    top += height;
    return placed;
  });
};

/** What is said stands beside the life line, or beside the arrow that comes back to it. */
const indent = ({ from, to }: Message): number => (from === to ? 20 : 6);

const laneOf = (lane: string, x: number, end: number): Html =>
  html`<line class="life" x1="${x}" y1="${headHeight}" x2="${x}" y2="${end}"/><rect class="head" x="${x - laneWidth / 2 + 6}" y="4" width="${laneWidth - 12}" height="${headHeight - 6}" rx="7"/><text class="lane" x="${x}" y="${headHeight / 2 + 5}" text-anchor="middle">${lane}</text>
`;

const messageOf = ({ message, said, changes, top }: Placed, lanes: readonly string[]): Html => {
  const { from, to, number, isFault } = message;
  const [x, end] = [centre(lanes.indexOf(from)), centre(lanes.indexOf(to))];
  const y = top + said.length * lineHeight;
  const kind = `${isFault ? 'fault' : ''} ${number === undefined ? 'at-once' : ''}`.trim();
  const left = Math.min(x, end) + indent(message);
  const texts = [
    ...said.map((line, at) => ({ kind: 'said', line, y: top + (at + 1) * lineHeight - 5 })),
    ...changes.map((line, at) => ({ kind: 'change', line, y: y + (at + 1) * lineHeight })),
  ];
  const tip = end > x ? -7 : 7;
  const way =
    x === end
      ? html`<path class="arrow" d="M ${x} ${y - 4} h 16 v 8 h -10"/><path class="tip" d="M ${x} ${y + 4} l 8 -4 v 8 z"/>`
      : html`<path class="arrow" d="M ${x} ${y} H ${end + tip}"/><path class="tip" d="M ${end} ${y} l ${tip} -4 v 8 z"/>`;
  const counted =
    number === undefined ? '' : html`<text class="number" x="${margin}" y="${y + 4}">${number}</text>`;
  return html`<g class="${kind}">${counted}${way}${texts.map(
    ({ kind: what, line, y: at }) => html`<text class="${what}" x="${left}" y="${at}">${line}</text>`,
  )}</g>
`;
};

const loopBox = (top: number, end: number, width: number): Html =>
  html`<rect class="loop" x="4" y="${top - 8}" width="${width - 8}" height="${end - top}" rx="8"/><text class="loop-said" x="${width - margin}" y="${top + 6}" text-anchor="end">again and again for ever</text>`;
