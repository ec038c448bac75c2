import { useEffect, useRef } from 'preact/hooks';
import { highlightsOf } from '../highlights.ts';
import { chartsOf } from '../insides.ts';
import type { Store } from './store.ts';

/** The component whose chart is shown: the one that was chosen, or the first that the last step moved. */
const shownComponent = ({ explored, chosen, moment, state, before }: Store): number => {
  if (chosen.value !== undefined) return chosen.value;
  const acted = new Set(moment.value.happened[0]?.rule.then.map(({ component }) => component.index));
  const moved = explored.system.components.find(
    ({ index }) => acted.has(index) && before.value?.[index] !== state.value[index],
  );
  return moved?.index ?? 0;
};

/** Scrolls what is wider or higher than its place so that a part of it is in the middle. */
const centre = (place: HTMLElement, part: Element | null): void => {
  if (!part) return;
  const [outer, inner] = [place.getBoundingClientRect(), part.getBoundingClientRect()];
  place.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  place.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
};

/** A chart with its active states, and the way that the last step took through it. */
export const ChartPanel = ({ store }: { readonly store: Store }) => {
  const { explored, data, state, moment, chosen } = store;
  const place = useRef<HTMLElement>(null);
  const component = explored.system.components[shownComponent(store)];
  const picture = component && data.charts[chartsOf(explored.system).indexOf(component.chart)];
  const now = component && state.value[component.index];
  useEffect(() => {
    if (!place.current || !picture) return;
    const { documentElement } = new DOMParser().parseFromString(picture.svg, 'image/svg+xml');
    place.current.replaceChildren(document.importNode(documentElement, true));
  }, [picture]);
  useEffect(() => {
    if (!place.current || !picture || !component || !now) return;
    const { active, taken } = highlightsOf(picture, component, now, explored.steps(moment.value));
    for (const marked of place.current.querySelectorAll('.active, .taken')) {
      marked.classList.remove('active', 'taken');
    }
    for (const name of active) place.current.querySelector(`.${name}`)?.classList.add('active');
    for (const name of taken) place.current.querySelector(`.${name}`)?.classList.add('taken');
    centre(
      place.current,
      place.current.querySelector('.taken') ?? place.current.querySelector('.node.active'),
    );
  });
  if (!component || !picture) return null;
  return (
    <section class="card chart" aria-labelledby="chart">
      <h2 id="chart">
        {component.name}
        {chosen.value !== undefined && (
          <button
            type="button"
            class="plain"
            title="Follow what moves"
            onClick={() => {
              chosen.value = undefined;
            }}
          >
            follow
          </button>
        )}
      </h2>
      <p class="quiet">
        {picture.chart}: {picture.description}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="drawing scroll" ref={place} tabIndex={0} aria-label={`The chart ${picture.chart}`} />
    </section>
  );
};
