import type { Campaign } from '../../drivers/random/campaign/campaign.ts';
import { lawBook } from '../../properties/laws/lawBook.ts';
import type { FuzzReport } from './fuzzReport.ts';

/** Random lifetimes of nodes: `elapsed` are real seconds. */
export type NodeFuzz = Campaign & { readonly seed: number; readonly elapsed: number };

export const saysOf = (id: string): string => lawBook.find((each) => each.id === id)?.says ?? '';

/** What `podsem fuzz --scenario pod-on-node --json` prints: the same as for clusters; nothing is saved. */
export const nodeFuzzReport = ({ tally, failure, seed, elapsed }: NodeFuzz): FuzzReport => ({
  format: 'pod-semantics/fuzz',
  version: 1,
  seed,
  lifetimes: tally.lifetimes,
  steps: tally.steps,
  seconds: elapsed,
  failure: failure
    ? {
        law: failure.law,
        says: saysOf(failure.law),
        subject: failure.subject,
        seed: failure.replay.seed,
        path: `${failure.replay.share}:${failure.replay.path}`,
        steps: failure.choices.length,
        counterexample: null,
      }
    : null,
});
