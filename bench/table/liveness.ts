import { compile } from '../../checker/compile/compile.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import { checkLiveness } from '../../checker/liveness/checkLiveness.ts';
import { replicatedPods } from '../../models/replicatedPods/system.ts';

/** How long the laws of whole runs take on the benchmark model, as a share of its search, in CPU time. */
export const livenessRatio = (): number => {
  const { system, laws } = replicatedPods({ N: 3, R: 2, U: 4, F: 1, C: 2 });
  const compiled = compile(system, laws);
  const search = engineFor(compiled);
  const searching = secondsOf(() => {
    while (search.advance(100_000));
  });
  return secondsOf(() => checkLiveness(compiled, search)) / searching;
};

const secondsOf = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
