import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { sequenceOf } from '../../sequence/sequence.ts';
import { sequenceSvg } from '../../sequence/sequenceSvg.ts';
import { narrate } from '../../trace/narrate.ts';
import { momentsTo } from '../walk.ts';
import { FindForm } from './findForm.tsx';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

export const Dialogs = ({ store }: { readonly store: Store }) => {
  switch (store.dialog.value) {
    case 'find':
      return (
        <Dialog store={store} title="Find the next state where …">
          <FindForm store={store} />
        </Dialog>
      );
    case 'sequence':
      return (
        <Dialog store={store} title="Who tells whom what">
          <Drawn store={store} />
        </Dialog>
      );
    case 'help':
      return (
        <Dialog store={store} title="Keys">
          <dl class="keys">
            {keys.map(({ key, does }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      );
    case 'link':
      return (
        <Dialog store={store} title="The link to this moment">
          <input
            class="wide"
            readOnly
            value={location.href}
            aria-label="Link"
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </Dialog>
      );
    default:
      return null;
  }
};

/** The way to this moment, as a picture. */
const Drawn = ({ store }: { readonly store: Store }) => {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const svg = sequenceSvg(sequenceTo(store), { alone: false });
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    place.current?.replaceChildren(document.importNode(documentElement, true));
  }, [store]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  return <section class="sequences scroll" ref={place} tabIndex={0} aria-label="The sequence" />;
};

const sequenceTo = ({ explored, walk, momentAt, names, data, line }: Store) => {
  const way = momentsTo(walk.value, walk.value.at);
  const steps = way.slice(1).flatMap((node) => explored.steps(momentAt(node)));
  const initial = explored.snapshots(momentAt(0).state);
  const isWhole = way.length === line.value.length;
  return sequenceOf(
    narrate({ system: explored.system, initial, steps }),
    names.value,
    isWhole ? (data.loopFrom ?? undefined) : undefined,
  );
};

const Dialog = ({
  store,
  title,
  children,
}: {
  readonly store: Store;
  readonly title: string;
  readonly children: ComponentChildren;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = (): void => {
    store.dialog.value = undefined;
  };
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="dialog">
      <h2 id="dialog">
        {title}
        <button type="button" class="plain" onClick={close} aria-label="Close">
          ×
        </button>
      </h2>
      {children}
    </dialog>
  );
};
