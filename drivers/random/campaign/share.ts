import fc from 'fast-check';
import { isOutOfBudget } from '../../../checker/budget/pace.ts';
import { randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { type NodeOptions, planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { podOnNode } from '../arbitraries/podOnNode.ts';
import { ChartCoverage } from './chartCoverage.ts';
import { type CampaignFailure, simplestFailure } from './failure.ts';
import { type LifetimeLimits, type Lifetimes, usualLimits } from './lifetime.ts';
import { lifetimesOf } from './lifetimesOf.ts';
import { nodeTraits } from './nodeTraits.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';

/** random nodes in one share */
export const nodesOfShare = 10;

/** while a failure is made simpler, so many lifetimes of a simpler node are tried */
const triedLives = 40;

export type ShareRequest = {
  readonly seed: number;
  /** from 0: shares of one seed have nothing in common */
  readonly share: number;
  /** lifetimes of each node */
  readonly lives: number;
  readonly mutant?: Mutant | undefined;
  /** of a failure: goes straight to the node that it was shrunk to */
  readonly failed?: { readonly path: string; readonly law: string } | undefined;
};

export type Share = { readonly tally: Tally; readonly failure: CampaignFailure | undefined };

/**
 * A few random nodes, lived through again and again: random Pods, faults and durations on a virtual clock, judged by
 * every law that a node can break. A failure is shrunk by fast-check to a simpler node that breaks the same law, of
 * whose lifetimes the shortest is kept, without the steps that the breach does not need.
 */
export const liveShare = (request: ShareRequest): Share => {
  const { share, lives, mutant, failed } = request;
  const seed = seedOf(request.seed, share);
  let tally = emptyTally;
  let law = failed?.law;
  let { steps } = usualLimits;
  const outcome = fc.check(
    fc.property(podOnNode, (options) => {
      const lifetimes = lifetimesOf(options, mutant);
      if (law !== undefined) {
        const shorter = stepsToBreach(lifetimes, law, seed, { ...usualLimits, steps });
        steps = shorter ?? steps;
        return shorter === undefined;
      }
      const lived = liveNode(options, lifetimes, seed, lives);
      tally = addTallies(tally, lived.tally);
      law = lived.law;
      return law === undefined;
    }),
    { seed, numRuns: nodesOfShare, ...(failed ? { path: failed.path, endOnFailure: true } : {}) },
  );
  const options = outcome.counterexample?.[0];
  if (!options || law === undefined) return { tally, failure: undefined };
  const path = outcome.counterexamplePath ?? '';
  const replay = { seed: request.seed, share, path, law, mutant: mutant?.name };
  const shrunk = { options, law, seed, lives: triedLives, mutant };
  return { tally, failure: { ...simplestFailure(shrunk), replay } };
};

const liveNode = (
  options: NodeOptions,
  lifetimes: Lifetimes,
  seed: number,
  lives: number,
): { readonly tally: Tally; readonly law: string | undefined } => {
  const plan = planNode(options);
  const coverage = new ChartCoverage();
  const faults = new Map<string, number>();
  coverage.begin(lifetimes.run);
  lifetimes.onStep = (rule, before) => {
    coverage.note(lifetimes.run, rule, before);
    if (!rule.fair) faults.set(rule.name, (faults.get(rule.name) ?? 0) + 1);
  };
  let steps = 0;
  let seconds = 0;
  let lived = 0;
  let law: string | undefined;
  while (lived < lives && law === undefined && !isOutOfBudget(lived, 'lifetimes')) {
    const { choices, broken } = lifetimes.live(randomFrom(seedOf(seed, lived)));
    lived += 1;
    steps += choices.length;
    seconds += choices.at(-1)?.at ?? 0;
    law = broken?.law;
  }
  const traits = Object.entries(nodeTraits).filter(([, has]) => has(plan));
  const tally = {
    lifetimes: lived,
    steps,
    seconds,
    laws: lifetimes.witnessed(),
    taken: coverage.taken,
    transitions: coverage.transitions(),
    traits: new Map(traits.map(([name]) => [name, lived])),
    faults,
  };
  return { tally, law };
};

/** The steps of the first lifetime that breaks this law in so many steps at most. */
const stepsToBreach = (
  lifetimes: Lifetimes,
  law: string,
  seed: number,
  limits: LifetimeLimits,
): number | undefined => {
  for (let life = 0; life < triedLives; life++) {
    const { choices, broken } = lifetimes.live(randomFrom(seedOf(seed, life)), limits);
    if (broken?.law === law) return choices.length;
  }
  return undefined;
};
