/** The look of a report: calm, readable, light and dark, printable. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --surface: #ffffff; --ink: #23262b; --soft: #666d78; --line: #dedbd4; --faint: #f1efea;
  --accent: #2f5fd0; --good: #1f7a4d; --bad: #b3261e; --warn: #8a5a00;
  --good-back: #e6f4ec; --bad-back: #fbe9e7; --warn-back: #fbf1dc;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --surface: #1e2126; --ink: #e4e6ea; --soft: #9aa2ae; --line: #343942; --faint: #262a31;
    --accent: #8fb0ff; --good: #6fcf9b; --bad: #ff8f85; --warn: #e6b85c;
    --good-back: #16301f; --bad-back: #3a1d1b; --warn-back: #33290f;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
main, header > div, nav > div { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding: 2.5rem 0 1.5rem; }
header p { margin: .3rem 0; color: var(--soft); }
h1 { font-size: 1.75rem; line-height: 1.25; margin: .6rem 0 .4rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 0 0 .25rem; letter-spacing: -.005em; }
h3 { font-size: 1rem; margin: 0; }
nav { position: sticky; top: 0; z-index: 1; background: var(--paper); border-block: 1px solid var(--line); }
nav > div { display: flex; gap: 1.5rem; overflow-x: auto; white-space: nowrap; }
nav a { padding: .6rem 0; color: var(--soft); text-decoration: none; font-size: .9rem; }
nav a:hover { color: var(--accent); }
section { margin: 2.5rem 0; }
section > p { margin: .2rem 0 1rem; color: var(--soft); max-width: 46rem; }
a { color: var(--accent); }
code, .mono { font-family: var(--mono); font-size: .86em; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.badge { display: inline-block; padding: .1rem .6rem; border-radius: 99px; font-size: .82rem; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); background: var(--good-back); }
.bad { color: var(--bad); background: var(--bad-back); }
.warn { color: var(--warn); background: var(--warn-back); }
header .badge { white-space: normal; border-radius: 12px; overflow-wrap: anywhere; }
header .broken { margin: .4rem 0 0; color: var(--ink); }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; margin: .9rem 0 0; padding: 0; list-style: none; }
.chips li { background: var(--faint); border-radius: 6px; padding: .1rem .55rem; font-size: .85rem; color: var(--soft); }
.chips b { color: var(--ink); font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: .8rem; font-weight: 600; color: var(--soft); }
th, td { padding: .6rem .9rem; vertical-align: top; border-top: 1px solid var(--line); }
tr:first-child > th, thead + tbody tr:first-child > td { border-top: none; }
thead th { background: var(--faint); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
table.verdicts td:not(.says) { width: 1%; white-space: nowrap; }
.source { color: var(--soft); font-size: .85rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); margin-bottom: 1rem; }
.figures div { padding: .9rem 1.1rem; border-left: 1px solid var(--line); }
.figures div:first-child { border-left: none; }
.figures b { display: block; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures span { color: var(--soft); font-size: .85rem; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1rem; align-items: start; }
@media (max-width: 50rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
.columns h3 { padding: .8rem 1.1rem 0; }
.levels { display: block; width: 100%; height: auto; padding: .6rem 1.1rem 1rem; }
.levels rect { fill: var(--accent); opacity: .75; }
.levels text { fill: var(--soft); font-size: 10px; font-family: inherit; }
.levels line { stroke: var(--line); }
.bars td { padding: .25rem 1.1rem; border: none; font-size: .88rem; }
.bars { margin: .4rem 0 .8rem; }
.bar { height: .5rem; border-radius: 3px; background: var(--accent); opacity: .6; min-width: 1px; }
.bars td.track { width: 38%; vertical-align: middle; }
.steps { list-style: none; margin: 0; padding: .4rem 0; }
.steps li { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr); padding: .55rem 1.1rem .55rem 0; border-top: 1px solid var(--line); }
.steps li:first-child { border-top: none; }
.steps .position { text-align: right; padding-right: 1rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.steps .who { color: var(--soft); }
.steps .rule { font-weight: 600; }
.steps .loop { display: block; padding: .35rem 1.1rem .35rem 3.2rem; background: var(--warn-back); color: var(--warn); font-size: .88rem; font-weight: 600; }
.steps .at-once { background: var(--faint); }
.told { padding: .6rem 1.1rem .2rem; border-top: 1px solid var(--line); }
.told p, .told ul, .told table { margin: 0 0 .7rem; }
.told table, .steps table { display: block; overflow-x: auto; width: auto; max-width: 100%; font-size: .88rem; }
.told th, .told td, .steps th, .steps td { padding: .2rem 1rem .2rem 0; border: none; }
.change { display: flex; flex-wrap: wrap; gap: .15rem .8rem; font-size: .88rem; margin-top: .15rem; }
.change .subject { font-family: var(--mono); font-size: .92em; color: var(--accent); }
.change .hidden { color: var(--soft); }
.change del { text-decoration: none; color: var(--soft); }
.change ins { text-decoration: none; font-weight: 600; }
.hidden ins { font-weight: 400; }
details { margin-bottom: .8rem; }
.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); grid-auto-flow: dense; gap: .8rem; align-items: start; }
.charts details { margin: 0; }
.charts .wide { grid-column: 1 / -1; }
@media (max-width: 50rem) { .charts { grid-template-columns: minmax(0, 1fr); } }
summary { cursor: pointer; padding: .8rem 1.1rem; }
summary h3 { display: inline; }
summary p { margin: .2rem 0 0 1rem; color: var(--soft); font-size: .92rem; max-width: 46rem; }
summary .members { font-size: .82rem; }
details[open] > summary { border-bottom: 1px solid var(--line); }
.drawing { overflow: auto; padding: 1rem; text-align: center; }
.drawing svg { max-width: 100%; height: auto; min-width: var(--least, 0); }
.drawing svg text { fill: var(--ink); font-family: Helvetica, Arial, sans-serif; }
.drawing .node text { font-size: 10.6px; }
.drawing .state text, .drawing .final text, .drawing .cluster text { font-size: 9.2px; fill: var(--soft); }
.drawing .state text:first-of-type, .drawing .final text:first-of-type, .drawing .cluster text:first-of-type { font-size: 10.4px; font-weight: 600; fill: var(--ink); }
.drawing .node path, .drawing .node polygon { fill: var(--faint); stroke: var(--soft); }
.drawing .node.initial ellipse { fill: var(--soft); stroke: var(--soft); }
.drawing .node.first path { fill: var(--good-back); stroke: var(--good); }
.drawing .node.final path { stroke-width: 2; }
.drawing .edge path { stroke: var(--soft); }
.drawing .edge polygon { fill: var(--soft); stroke: var(--soft); }
.drawing .edge text { font-size: 9.2px; fill: var(--soft); stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
.drawing .cluster path, .drawing .cluster polygon { fill: none; stroke: var(--line); stroke-width: 1.2; }
.sequences { overflow: auto; padding: .4rem 1.1rem 1rem; }
pre { margin: 0; padding: 1rem 1.1rem; overflow: auto; font: .84rem/1.5 var(--mono); }
footer { padding: 1.5rem 0 3rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 40rem) {
  .told th, .told td, .steps th, .steps td { padding-right: .5rem; }
  table.verdicts thead { display: none; }
  table.verdicts tr { display: block; padding: .6rem 0; border-top: 1px solid var(--line); }
  table.verdicts tbody tr:first-child { border-top: none; }
  table.verdicts td { display: block; width: auto !important; border: none; padding: .15rem .9rem; }
}
@media print { nav { display: none; } details > * { display: block; } .card { break-inside: avoid; } }
`;
