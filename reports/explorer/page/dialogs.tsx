import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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
