import { Budget } from '../checker/budget/budget.ts';
import { secondsText } from '../reports/terminal/numbers.ts';
import type { ProgressWriter } from './progress.ts';
import { residentBytes } from './residentBytes.ts';
import type { Surroundings } from './surroundings.ts';

export type CommandLimits = {
  readonly seconds?: number | undefined;
  readonly bytes?: number | undefined;
};

/** The phase of which something else tells how far it is. */
export const searching = 'searching';

/** What a command may take, all of its phases together. It says on standard error how far it is, if that takes long. */
export const commandBudget = (
  { seconds, bytes }: CommandLimits,
  { isInterrupted, tell, running = () => 0 }: Pick<Surroundings, 'isInterrupted' | 'tell' | 'running'>,
  progress: ProgressWriter,
): Budget => {
  let phase = '';
  tell({ kind: 'limits', limits: { seconds, bytes } });
  return new Budget({
    seconds: seconds === undefined ? undefined : leftOf(seconds, running()),
    bytes,
    memory: residentBytes(bytes ?? Number.POSITIVE_INFINITY),
    isInterrupted,
    onPace: (pace) => {
      if (pace.phase !== phase) tell({ kind: 'phase', phase: pace.phase });
      phase = pace.phase;
      if (phase === searching || pace.figure === '') return;
      progress.show(pace.seconds, `${phase}: ${pace.figure}, ${secondsText(pace.ofPhase)}`);
    },
  });
};

/** However long a loaded machine took to begin, half of the time is for what was asked. */
const leftOf = (seconds: number, spent: number): number => Math.max(seconds / 2, seconds - spent);
