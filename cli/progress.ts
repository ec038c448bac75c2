import { estimatedStates } from '../checker/explore/estimate.ts';
import type { Progress } from '../checker/explore/explore.ts';
import { bytesText, countText, secondsText } from '../reports/terminal/numbers.ts';
import type { Surroundings } from './surroundings.ts';

/** on a terminal: nothing is shown of what takes no longer */
const blink = 0.5;
/** without a terminal: silent for so long, then a line at most this often */
const patience = 2;
const interval = 10;

export type ProgressWriter = {
  readonly show: (seconds: number, text: string) => void;
  /** what goes on before there is anything to count; only for who watches a terminal */
  readonly stage: (text: string) => void;
  readonly clear: () => void;
};

/** Progress on standard error: one line that is overwritten on a terminal, else a line now and then. */
export const progressWriter = ({ interactive, inform, rewrite }: Surroundings): ProgressWriter => {
  let due = patience;
  return {
    show: (seconds, text) => {
      if (interactive) {
        if (seconds >= blink) rewrite(text);
      } else if (seconds >= due) {
        due = seconds + interval;
        inform(text);
      }
    },
    stage: (text) => {
      if (interactive) rewrite(text);
    },
    clear: () => {
      if (interactive) rewrite('');
    },
  };
};

export const searchText = ({ states, expanded, transitions, levels, seconds, bytes }: Progress): string =>
  `${countText(states)} states, ${countText(states - expanded)} to expand, ${countText(transitions)} transitions, ` +
  `depth ${levels.length - 1}, ${secondsText(seconds)}, ${bytesText(bytes)}${shareText({ states, expanded, levels })}`;

/** How far the search is, where its levels let it be estimated. */
const shareText = (status: Pick<Progress, 'states' | 'expanded' | 'levels'>): string => {
  const total = estimatedStates(status);
  return total === undefined ? '' : `, about ${Math.min(99, Math.floor((100 * status.expanded) / total))} %`;
};
