import { type PossibleStep, possibleSteps } from '../steps.ts';
import { isFound } from './search.ts';
import type { Store } from './store.ts';

/** What can happen now: what is due, and, apart, what goes wrong or is asked for. */
export const StepsPanel = ({ store }: { readonly store: Store }) => {
  const steps = possibleSteps(store.explored, store.moment.value);
  const found = steps.filter((step) =>
    isFound(store.search.value, step.who, step.does, step.rule.about.join(' ')),
  );
  const [due, others] = [found.filter(({ isDue }) => isDue), found.filter(({ isDue }) => !isDue)];
  return (
    <section class="card steps" aria-labelledby="steps">
      <h2 id="steps">What can happen now</h2>
      {steps.length === 0 && <p class="quiet">Nothing: everything has come to rest.</p>}
      {steps.length > 0 && found.length === 0 && <p class="quiet">Nothing of what is searched for.</p>}
      <StepList store={store} steps={due} from={1} />
      {others.length > 0 && <h3>Faults, and what users may ask for</h3>}
      <StepList store={store} steps={others} from={due.length + 1} />
    </section>
  );
};

const StepList = ({
  store,
  steps,
  from,
}: {
  readonly store: Store;
  readonly steps: readonly PossibleStep[];
  readonly from: number;
}) =>
  steps.length === 0 ? null : (
    <ol>
      {steps.map(({ place, who, does, isDue }, at) => (
        <li key={place}>
          <button type="button" data-step={place} onClick={() => store.takePlace(place)}>
            <kbd>{from + at <= 9 ? from + at : ''}</kbd>
            <span>
              <span class={isDue ? 'who' : 'who fault'}>{who}</span> {does}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
