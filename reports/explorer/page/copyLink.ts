import type { Store } from './store.ts';

/** Copies the address, which says where one stands and how one came there; shows it where that is not allowed. */
export const copyLink = async (store: Store): Promise<void> => {
  try {
    await navigator.clipboard.writeText(location.href);
    store.told.value = 'The link is copied.';
  } catch {
    store.dialog.value = 'link';
  }
};
