import fc from 'fast-check';
import { isLiveness } from '../../checker/laws/law.ts';
import { LazyRun } from '../../checker/lazy/lazyRun.ts';
import { randomFrom, seedOf } from '../../checker/simulate/random.ts';
import type { Mutant } from '../../models/cluster/mutant.ts';
import { composeNode } from '../../models/podOnNode/composeNode.ts';
import { type NodeOptions, planNode } from '../../models/podOnNode/planNode.ts';
import { podOnNode } from '../arbitraries/podOnNode.ts';
import { lawBook } from '../laws/lawBook.ts';
import { viewKindsOf } from '../laws/lawsOver.ts';
import { timedKinds } from '../laws/timed.ts';
import { Lifetimes, type TimedChoice } from './lifetime.ts';

export type CampaignRequest = {
  readonly seed: number;
  /** random nodes */
  readonly nodes: number;
  /** lifetimes of each */
  readonly lives: number;
  readonly mutant?: Mutant;
  readonly onNode?: (lifetimes: Lifetimes) => void;
  readonly onLifetimes?: (lifetimes: number) => void;
};

export type CampaignFailure = {
  readonly law: string;
  readonly subject: string;
  readonly seed: number;
  readonly node: number;
  readonly life: number;
  readonly options: NodeOptions;
  readonly choices: readonly TimedChoice[];
};

export type Campaign = {
  readonly lifetimes: number;
  readonly steps: number;
  readonly seconds: number;
  readonly witnessed: ReadonlySet<string>;
  readonly failure: CampaignFailure | undefined;
};

/** Random Pods, random faults and random durations on a virtual clock, judged by every law that a node can break. */
export const campaign = (request: CampaignRequest): Campaign => {
  const { seed, nodes, lives } = request;
  const started = performance.now();
  const witnessed = new Set<string>();
  let lifetimes = 0;
  let steps = 0;
  const ending = (failure: CampaignFailure | undefined): Campaign => ({
    lifetimes,
    steps,
    seconds: (performance.now() - started) / 1000,
    witnessed,
    failure,
  });
  for (const [node, options] of fc.sample(podOnNode, { seed, numRuns: nodes }).entries()) {
    const lived = lifetimesOf(options, request.mutant);
    request.onNode?.(lived);
    for (let life = 0; life < lives; life++) {
      const { choices, broken } = lived.live(randomFrom(seedOf(seed, node * lives + life)));
      lifetimes += 1;
      steps += choices.length;
      if (broken) return ending({ ...broken, seed, node, life, options, choices });
    }
    for (const law of lived.witnessed()) witnessed.add(law);
    request.onLifetimes?.(lifetimes);
  }
  return ending(undefined);
};

/** A node to be lived through, with the laws that it can break: those of the charts, and those about times. */
export const lifetimesOf = (options: NodeOptions, mutant?: Mutant): Lifetimes => {
  const { system, parts } = composeNode(planNode(options), mutant);
  const kinds = new Set([...system.viewKinds, ...timedKinds]);
  const laws = lawBook.filter((law) => !isLiveness(law) && viewKindsOf(law).every((kind) => kinds.has(kind)));
  return new Lifetimes(parts, new LazyRun(system), laws);
};

/** What failed, for people: how to see it again, and what happened. */
export const failureText = ({ law, subject, seed, node, life, options, choices }: CampaignFailure): string =>
  [
    `${law} is broken by ${subject} (seed ${seed}, node ${node}, life ${life})`,
    JSON.stringify(options),
    ...choices.map(({ at, rule }) => `${at.toFixed(1).padStart(8)} s  ${rule}`),
  ].join('\n');
