import type { Progress } from '../checker/explore/explore.ts';
import { bytesText, countText, secondsText } from '../reports/terminal/numbers.ts';
import type { Surroundings } from './surroundings.ts';

/** without a terminal: silent for so long, then a line at most this often */
const patience = 2;
const interval = 10;

export type ProgressLine = { readonly show: (progress: Progress) => void; readonly clear: () => void };

/** Progress on standard error: one line that is overwritten on a terminal, else a line now and then. */
export const progressLine = ({ interactive, complain, rewrite }: Surroundings): ProgressLine => {
  let due = patience;
  return {
    show: (progress) => {
      if (interactive) rewrite(text(progress));
      else if (progress.seconds >= due) {
        due = progress.seconds + interval;
        complain(text(progress));
      }
    },
    clear: () => {
      if (interactive) rewrite('');
    },
  };
};

const text = ({ states, expanded, transitions, levels, seconds, bytes }: Progress): string =>
  `${countText(states)} states, ${countText(states - expanded)} to expand, ${countText(transitions)} transitions, ` +
  `depth ${levels.length - 1}, ${secondsText(seconds)}, ${bytesText(bytes)}`;
