import type { Bug } from '../../properties/bugs/bug.ts';
import { plantedBug } from '../../properties/bugs/bugScenario.ts';

/** What `podsem bugs --json` prints of a bug. */
export type BugReport = Omit<Bug, 'found' | 'repository' | 'shares'> & {
  readonly number: number;
  /** the public threads */
  readonly reports: readonly string[];
  readonly found: Bug['found']['kind'];
  /** where it shows; null: it is not modelled */
  readonly scenario: string | null;
  /** the seeded fault that is its defective rule, and how that differs; null: none is needed, or it is not modelled */
  readonly mutant: string | null;
  readonly differs: string | null;
  /** why another bug has the same defective rule */
  readonly shares: string | null;
  /** finds it again */
  readonly command: string | null;
  /** shows that the rule that holds now breaks no law there; null where Kubernetes still does it */
  readonly mendedCommand: string | null;
  /** why it is not modelled */
  readonly because: string | null;
};

export const bugReport = (bug: Bug): BugReport => {
  const { numbers, found, repository = 'kubernetes/kubernetes', shares, ...told } = bug;
  const planted = plantedBug(bug);
  const scenario = planted?.scenario.name ?? (found.kind === 'still so' ? found.scenario : null);
  return {
    number: numbers[0],
    numbers,
    ...told,
    reports: numbers.map((number) => `https://github.com/${repository}/issues/${number}`),
    found: found.kind,
    scenario,
    mutant: planted?.mutant.name ?? null,
    differs: planted?.mutant.says ?? null,
    shares: shares ?? null,
    command: scenario === null ? null : `podsem check --bug ${numbers[0]}`,
    mendedCommand: planted ? `podsem check --scenario ${planted.scenario.name}` : null,
    because: found.kind === 'not modelled' ? found.because : null,
  };
};
