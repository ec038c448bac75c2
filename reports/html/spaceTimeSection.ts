import type { Story } from '../../drivers/observed/explanation/story.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { spaceTimeOf } from '../sequence/spaceTime.ts';
import { countText } from '../terminal/numbers.ts';
import { Html, html } from './html.ts';
import { spaceTimeScript } from './spaceTimeScript.ts';

/** What a page needs to show a space-time view well. */
export const spaceTimeStyle = `
#space-time { padding: .8rem 1.1rem; }
#space-time canvas { display: block; width: 100%; touch-action: pan-y; cursor: grab; }
#space-time canvas:active { cursor: grabbing; }
#space-time .keys { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: .6rem; }
#space-time button { min-width: 2.2rem; border: 1px solid var(--line); border-radius: 7px; background: var(--surface); color: var(--ink); font: inherit; font-size: .9rem; padding: .15rem .6rem; cursor: pointer; }
#space-time output { display: block; min-height: 3.1em; font-size: .9rem; overflow-wrap: anywhere; }
#space-time ol { font-size: .85rem; overflow-wrap: anywhere; }
#space-time details { margin: 0; }
`;

/** JSON that a script element may hold: nothing in it ends the element. */
const embedded = (data: unknown): string =>
  jsonText(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** Who wrote what when, on a time line with real times, to be zoomed into. Nothing where nothing was seen. */
export const spaceTimeSection = (stories: readonly Story[]): Html | undefined => {
  const spaceTime = spaceTimeOf(stories);
  if (spaceTime.events.length === 0) return undefined;
  return html`<section><h2 id="time">When it happened</h2>
<p>${countText(spaceTime.events.length)} events of ${countText(spaceTime.pods.length)} Pods, when they were seen. Every event is written to the API server by who is named at the left.</p>
<div class="card" id="space-time">
<div class="keys"><button type="button" data-key="-" title="Zoom out (-)" aria-label="Zoom out">−</button><button type="button" data-key="+" title="Zoom in (+), or the wheel where the picture has the focus" aria-label="Zoom in">+</button><button type="button" data-key="ArrowLeft" title="Earlier (←)" aria-label="Earlier">←</button><button type="button" data-key="ArrowRight" title="Later (→)" aria-label="Later">→</button><button type="button" data-key="0" title="All of it (0)">All</button><button type="button" data-key="," title="The event before (,)">Previous event</button><button type="button" data-key="." title="The next event (.)">Next event</button><button type="button" id="by-pod">Rows: who writes</button></div>
<output aria-live="polite"></output>
<canvas tabindex="0" role="img" aria-label="Events on a time line: + and - zoom, arrows move, comma and full stop go from event to event"></canvas>
<details><summary>The events in sight, the first 200 of them</summary><ol></ol></details>
</div>
<script type="application/json" id="space-time-events">${new Html(embedded(spaceTime))}</script>
<script type="module">${new Html(spaceTimeScript)}</script>
</section>`;
};
