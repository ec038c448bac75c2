import { useEffect, useRef } from 'preact/hooks';
import { takenStep } from '../steps.ts';
import { goTo, otherTurns } from '../walk.ts';
import type { Store } from './store.ts';

/** What has happened, and what happens on this way later; other turns that were taken stand beside. */
export const StoryPanel = ({ store }: { readonly store: Store }) => {
  const { walk, line, data } = store;
  const list = useRef<HTMLOListElement>(null);
  const { at } = walk.value;
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (here && list.current) {
      list.current.scrollTop = here.offsetTop - list.current.clientHeight / 2;
    }
  }, [at]);
  return (
    <section class="card story" aria-labelledby="story">
      <h2 id="story">Story</h2>
      {data.law && (
        <p class="breaks">
          It breaks <code>{data.law}</code>
        </p>
      )}
      <ol ref={list}>
        {line.value.map((node, position) => (
          <StoryStep key={node} store={store} node={node} position={position} />
        ))}
      </ol>
    </section>
  );
};

const StoryStep = ({
  store,
  node,
  position,
}: {
  readonly store: Store;
  readonly node: number;
  readonly position: number;
}) => {
  const { walk, explored, data, line } = store;
  const step = takenStep(explored, store.momentAt(node));
  const turns = otherTurns(walk.value, node);
  const isHere = node === walk.value.at;
  const isLater = position > line.value.indexOf(walk.value.at);
  return (
    <>
      {data.loopFrom !== null && position === data.loopFrom + 1 && (
        <li class="loop">from here on, again and again for ever</li>
      )}
      <li class={isLater ? 'later' : ''}>
        <button
          type="button"
          aria-current={isHere ? 'step' : undefined}
          onClick={() => {
            walk.value = goTo(walk.value, node);
          }}
        >
          <span class="position">{position}</span>
          {step ? (
            <span>
              <span class={step.isDue ? 'who' : 'who fault'}>{step.who}</span> {step.does}
            </span>
          ) : (
            <span class="who">the beginning</span>
          )}
        </button>
        {turns.map((turn) => {
          const other = takenStep(explored, store.momentAt(turn));
          return (
            <button
              key={turn}
              type="button"
              class="turn"
              onClick={() => {
                walk.value = goTo(walk.value, turn);
              }}
            >
              or: {other?.who} {other?.does}
            </button>
          );
        })}
      </li>
    </>
  );
};
