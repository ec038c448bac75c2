import type { PreparedCheck } from '../../drivers/exhaustive/prepare.ts';
import { judgeAtRandom, type RandomCheck } from '../../drivers/exhaustive/randomCheck.ts';
import { countText, secondsText } from '../../reports/terminal/numbers.ts';
import type { ProgressWriter } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Combined } from './combinations.ts';
import { defaultRunSteps, defaultSwarmStates } from './defaults.ts';

const seeds = 2 ** 31;

/** Runs `--simulate` or `--swarm`, whichever was asked for. */
export const runAtRandom = async (
  prepared: PreparedCheck,
  options: Combined & { readonly timeLimit?: number },
  progress: ProgressWriter,
  { interruptible }: Surroundings,
): Promise<RandomCheck> => {
  const { simulate, swarm, seed = Date.now() % seeds, timeLimit, failFast = false } = options;
  const runs = simulate ?? swarm ?? 0;
  const kind = simulate === undefined ? 'swarm' : 'simulation';
  const size =
    kind === 'swarm' ? (options.maxStates ?? defaultSwarmStates) : (options.steps ?? defaultRunSteps);
  return interruptible((signal) =>
    judgeAtRandom(prepared, {
      kind,
      runs,
      size,
      seed,
      failFast,
      ...(timeLimit !== undefined && { seconds: timeLimit }),
      onProgress: (done, seconds) =>
        progress.show(
          seconds,
          `${countText(done)} of ${countText(runs)} ${kind === 'swarm' ? 'searches' : 'runs'}, ${secondsText(seconds)}`,
        ),
      signal,
    }),
  );
};
