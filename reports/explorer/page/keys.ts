import { back, forward, otherBranch, toBeginning, toEnd, type Walk } from '../walk.ts';
import { copyLink } from './copyLink.ts';
import type { Store } from './store.ts';
import { switchTheme } from './theme.ts';

/** Every key, and what it does: the help shows them. */
export const keys: readonly { readonly key: string; readonly does: string }[] = [
  { key: '→', does: 'forward on this way' },
  { key: '←', does: 'back' },
  { key: 'Home / End', does: 'to the beginning, to the end of this way' },
  { key: '↑ ↓', does: 'choose among the steps that are possible' },
  { key: 'Enter', does: 'take the chosen step' },
  { key: '1 … 9', does: 'take the step of that number' },
  { key: '[ ]', does: 'to another turn at the last fork' },
  { key: 'f', does: 'find the next state where …' },
  { key: 's', does: 'the way to here as a picture of who tells whom what' },
  { key: '/', does: 'search steps, parts and laws' },
  { key: 'c', does: 'copy the link to this moment' },
  { key: 't', does: 'theme: light, dark, or what the system is set to' },
  { key: '?', does: 'this help' },
  { key: 'Esc', does: 'close, or clear the search' },
];

const moves: { readonly [key: string]: (walk: Walk) => Walk } = {
  ArrowLeft: back,
  ArrowRight: forward,
  Home: toBeginning,
  End: toEnd,
  '[': (walk) => otherBranch(walk, -1),
  ']': (walk) => otherBranch(walk, 1),
};

const steps = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('button[data-step]')];

const chooseStep = (by: 1 | -1): void => {
  const all = steps();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next]?.focus();
};

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** Listens to the keyboard. What is typed into a field is text. */
export const listenToKeys = (store: Store): void => {
  const doings: { readonly [key: string]: () => void } = {
    ArrowUp: () => chooseStep(-1),
    ArrowDown: () => chooseStep(1),
    f: () => {
      store.dialog.value = 'find';
    },
    s: () => {
      store.dialog.value = 'sequence';
    },
    '?': () => {
      store.dialog.value = 'help';
    },
    '/': () => document.querySelector<HTMLElement>('#search')?.focus(),
    c: () => copyLink(store),
    t: switchTheme,
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      store.search.value = '';
      store.dialog.value = undefined;
      if (isTyping(event)) (event.target as HTMLElement).blur();
      return;
    }
    if (isTyping(event) || store.dialog.value) return;
    const move = moves[event.key];
    const step = /^[1-9]$/.test(event.key) ? steps()[Number(event.key) - 1] : undefined;
    const doing = doings[event.key];
    if (!move && !step && !doing) return;
    event.preventDefault();
    if (move) store.walk.value = move(store.walk.value);
    step?.click();
    doing?.();
  });
};
