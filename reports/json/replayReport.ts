import type { Counterexample } from '../counterexample/counterexample.ts';
import type { NarratedStep } from '../trace/narrate.ts';

/** What `podsem replay --json` prints. */
export type ReplayReport = {
  readonly format: 'pod-semantics/replay';
  readonly version: 1;
  readonly scenario: string;
  readonly law: string;
  readonly broken: boolean;
  readonly loopFrom: number | null;
  readonly steps: readonly NarratedStep[];
};

export const replayReport = (
  { scenario, law, loopFrom }: Counterexample,
  steps: readonly NarratedStep[],
  broken: boolean,
): ReplayReport => ({
  format: 'pod-semantics/replay',
  version: 1,
  scenario,
  law,
  broken,
  loopFrom,
  steps,
});
