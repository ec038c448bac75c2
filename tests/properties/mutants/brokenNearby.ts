import type { Law } from '../../../checker/laws/law.ts';
import { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import { breachOf, walk } from '../../../checker/lazy/walk.ts';
import type { System } from '../../../checker/system/system.ts';

/** states that are looked at before a system is explored to its end */
const near = 1_000;

/** Those of the laws that one of the first states of a system breaks, or a step to it. */
export const brokenNearby = (system: System, laws: readonly Law[]): ReadonlySet<string> => {
  const run = new LazyRun(system);
  const broken = new Set<string>();
  const judges = new Map(laws.map((law) => [law.id, new LazyJudge(run, [law])]));
  for (const met of walk(run, near)) {
    for (const [id, judge] of judges) {
      if (!breachOf(judge, met)) continue;
      broken.add(id);
      judges.delete(id);
    }
    if (judges.size === 0) break;
  }
  return broken;
};
