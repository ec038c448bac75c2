import { Budget } from '../../checker/budget/budget.ts';
import { onBudget } from '../../checker/budget/pace.ts';
import { type FuzzRequest, type FuzzResult, fuzz } from '../../drivers/random/fuzz/fuzz.ts';
import { countText, secondsText } from '../../reports/terminal/numbers.ts';
import { progressWriter } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';

/** lifetimes between two looks at the keyboard; each portion has a seed of its own */
const portion = 50;

/** Fuzzes in portions, so that progress is shown and Ctrl-C is heard. A failure names the seed of its portion. */
export const fuzzInPortions = async (
  request: FuzzRequest,
  surroundings: Surroundings,
  interrupted: AbortSignal,
): Promise<FuzzResult> => {
  const { isInterrupted, tell } = surroundings;
  tell({ kind: 'phase', phase: 'living through random clusters' });
  const budget = new Budget({ isInterrupted });
  if (request.path !== undefined) return onBudget(budget, () => fuzz(request));
  const progress = progressWriter(surroundings);
  let total: FuzzResult = { lifetimes: 0, steps: 0, seconds: 0, failure: undefined };
  for (let number = 0; number * portion < request.runs; number++) {
    const runs = Math.min(portion, request.runs - number * portion);
    const { lifetimes, steps, seconds, failure } = onBudget(budget, () =>
      fuzz({ ...request, runs, seed: request.seed + number }),
    );
    total = {
      lifetimes: total.lifetimes + lifetimes,
      steps: total.steps + steps,
      seconds: total.seconds + seconds,
      failure,
    };
    progress.show(
      total.seconds,
      `${countText(total.lifetimes)} lifetimes, ${countText(total.steps)} steps, ${secondsText(total.seconds)}`,
    );
    if (failure) break;
    await new Promise((resolve) => setImmediate(resolve));
    if (interrupted.aborted || isInterrupted()) break;
  }
  tell({ kind: 'phase', phase: 'telling what was found' });
  progress.clear();
  return total;
};
