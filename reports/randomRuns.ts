import type { RandomRuns } from '../drivers/exhaustive/check.ts';
import { runsText } from '../drivers/exhaustive/randomRuns/runsText.ts';

/** more workloads than these are counted */
const mostNamed = 2;

/** `1,000 random runs of at most 200 steps of Deployment default/web`; of several, the fewest that one of them had. */
export const randomText = (random: readonly RandomRuns[]): string => {
  const [fewest] = random.toSorted((a, b) => a.runs - b.runs);
  if (!fewest) return '';
  const of = [...new Set(random.flatMap((each) => each.of))];
  const each = random.length > 1 ? 'each of ' : '';
  const whose = of.length > mostNamed ? `${of.length} workloads` : of.join(' and ');
  const most = random.some(({ runs }) => runs > fewest.runs) ? 'at least ' : '';
  return `${most}${runsText(fewest)} of ${each}${whose}`;
};

/** That random runs were made, and which, in a line or none. */
export const randomNotes = (random: readonly RandomRuns[] = []): readonly string[] =>
  random.map(
    (runs) =>
      `${runsText(runs)}, seed ${runs.seed}, were made of ${runs.of.join(', ')}; what they violate may be violated in fewer steps`,
  );
