import { useRef, useState } from 'preact/hooks';
import { listNames, readCondition } from '../condition.ts';
import type { Moment } from '../explored.ts';
import { findNext, usualLimits } from '../findNext.ts';
import { violatedIn } from '../lawTruths.ts';
import type { Store } from './store.ts';

type Wanted = (moment: Moment) => boolean;

/** so many milliseconds are searched before the page is drawn again */
const slice = 30;

const examplesOf = ({ explored: { system } }: Store): readonly string[] =>
  system.viewKinds.has('asked pod')
    ? ["pods.exists(p, p.phase == 'Running')", 'pods.exists(p, p.terminating)', 'nodes.exists(n, !n.ready)']
    : [...listNames(system).keys()].map((list) => `${list}.exists(x, x.name != '')`).slice(0, 3);

/** Finds the nearest state of which something is true, and goes there. */
export const FindForm = ({ store }: { readonly store: Store }) => {
  const { explored } = store;
  const [text, setText] = useState('');
  const [faults, setFaults] = useState(true);
  const [limits, setLimits] = useState(usualLimits);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const stopped = useRef(false);

  const find = async (isWanted: Wanted): Promise<void> => {
    setBusy(true);
    stopped.current = false;
    const from = store.walk.value.at;
    try {
      const search = findNext(explored, store.moment.value.state, isWanted, { ...limits, faults });
      for (;;) {
        const until = performance.now() + slice;
        let next = search.next();
        while (!next.done && performance.now() < until) next = search.next();
        if (next.done) {
          const found = next.value;
          if (found.kind === 'found' && store.walk.value.at === from) {
            store.takePlaces(found.path);
            store.told.value = `Found after ${found.path.length} more steps.`;
            store.dialog.value = undefined;
          } else if (found.kind === 'none') {
            setSaid(
              found.everywhere
                ? `There is none: all ${found.states} states that can follow were looked at.`
                : `None within ${found.steps} steps (${found.states} states)${faults ? '' : ' without faults'}.`,
            );
          } else if (found.kind === 'too many') {
            setSaid(`None among the ${found.states} nearest states (${found.steps} steps away at most).`);
          }
          return;
        }
        setSaid(`${next.value.states} states, ${next.value.steps} steps away …`);
        await new Promise((resolve) => setTimeout(resolve));
        if (stopped.current) {
          setSaid(`Stopped after ${next.value.states} states.`);
          return;
        }
      }
    } catch (error) {
      setSaid((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  const findText = (): void => {
    const condition = readCondition(text, explored.system);
    if (!condition.ok) {
      setSaid(condition.why);
      return;
    }
    void find(({ state }) => condition.holds(explored.snapshots(state)));
  };

  return (
    <form
      class="find"
      onSubmit={(event) => {
        event.preventDefault();
        findText();
      }}
    >
      <label>
        A condition in CEL
        <input
          class="wide mono"
          autofocus
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          list="examples"
          placeholder={examplesOf(store)[0]}
        />
      </label>
      <datalist id="examples">
        {examplesOf(store).map((example) => (
          <option key={example} value={example} />
        ))}
      </datalist>
      <div class="row">
        <button type="submit" class="primary" disabled={isBusy}>
          Find
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => find((moment) => violatedIn(explored, moment).length > 0)}
        >
          A law is violated
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => find(({ state }) => explored.possible(state).every(({ fair }) => !fair))}
        >
          Nothing is due any more
        </button>
        {isBusy && (
          <button
            type="button"
            onClick={() => {
              stopped.current = true;
            }}
          >
            Stop
          </button>
        )}
      </div>
      <div class="row">
        <Limit
          says="at most so many steps"
          value={limits.steps}
          onInput={(steps) => setLimits({ ...limits, steps })}
        />
        <Limit
          says="and states"
          value={limits.states}
          onInput={(states) => setLimits({ ...limits, states })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={faults}
            onInput={({ currentTarget }) => setFaults(currentTarget.checked)}
          />{' '}
          faults may happen
        </label>
      </div>
      <pre class="said" role="status" aria-live="polite">
        {said}
      </pre>
    </form>
  );
};

/** a page keeps no more states than these */
const mostStates = 1_000_000;

const Limit = ({
  says,
  value,
  onInput,
}: {
  readonly says: string;
  readonly value: number;
  readonly onInput: (value: number) => void;
}) => (
  <label>
    {says}
    <input
      type="number"
      min="1"
      max={mostStates}
      value={value}
      onInput={({ currentTarget }) => {
        const asked = Math.floor(Number(currentTarget.value));
        if (asked >= 1 && asked <= mostStates) onInput(asked);
      }}
    />
  </label>
);
