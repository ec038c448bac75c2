import fc from 'fast-check';
import { isOutOfBudget } from '../../../checker/budget/pace.ts';
import { shorten } from '../../../checker/counterexamples/shorten.ts';
import { isLiveness, type Law } from '../../../checker/laws/law.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import { type Choice, replay, type Trace } from '../../../checker/trace/trace.ts';
import type { ClusterInput } from '../../../models/cluster/plan/input.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import type { Bounds, BuiltScenario } from '../../../models/scenarios/scenario.ts';
import { type RandomCluster, randomBounds, randomCluster } from '../arbitraries/cluster.ts';
import { Lifetimes, lifetime } from './lifetime.ts';

export type FuzzRequest = {
  /** random faults on these manifests; absent: random manifests too */
  readonly input?: ClusterInput;
  readonly laws: readonly Law[];
  readonly mutant?: Mutant;
  readonly runs: number;
  readonly seed: number;
  /** of an earlier failure: goes straight to it */
  readonly path?: string;
  /** at most so many steps in one lifetime */
  readonly steps?: number;
  readonly onLifetime?: (lifetimes: number) => void;
};

export type FuzzFailure = {
  readonly law: Law;
  readonly subject: string;
  readonly seed: number;
  readonly path: string;
  readonly objects: ClusterInput['objects'];
  readonly bounds: Bounds;
  readonly choices: readonly Choice[];
  readonly trace: Trace;
};

export type FuzzResult = {
  readonly lifetimes: number;
  readonly steps: number;
  readonly seconds: number;
  readonly failure: FuzzFailure | undefined;
};

const defaultSteps = 80;

/**
 * Random lifetimes of random clusters, judged by every law at every step. A failure is shrunk: first by fast-check
 * (a simpler cluster, fewer steps), then by leaving out every step that the breach does not need. On a budget, no more
 * lifetimes begin once it is used up.
 */
export const fuzz = (request: FuzzRequest): FuzzResult => {
  const { laws, seed, steps: maxLength = defaultSteps } = request;
  const judged = laws.filter((law) => !isLiveness(law));
  const started = performance.now();
  let lifetimes = 0;
  let steps = 0;
  // a failure is shortened by many walks through one cluster
  let latest: { readonly cluster: RandomCluster; readonly walks: Lifetimes | undefined } | undefined;
  const cases = fc.tuple(clustersOf(request), picksOf(maxLength));
  const outcome = fc.check(
    fc.property(cases, ([cluster, picks]) => {
      // out of time, what was found is simple enough
      if (isOutOfBudget(lifetimes, 'lifetimes')) return true;
      if (cluster !== latest?.cluster) {
        const built = buildCluster(cluster, request.mutant);
        latest = { cluster, walks: built && new Lifetimes(new LazyRun(built.system), judged) };
      }
      if (!latest.walks) return true;
      const { choices, broken } = latest.walks.live(picks);
      lifetimes += 1;
      steps += choices.length;
      request.onLifetime?.(lifetimes);
      return broken === undefined;
    }),
    {
      numRuns: request.runs,
      seed,
      ...(request.path === undefined ? {} : { path: request.path }),
    },
  );
  const failure =
    outcome.failed && outcome.counterexample
      ? failureOf(outcome.counterexample[0], judged, request, outcome.counterexamplePath ?? '')
      : undefined;
  return { lifetimes, steps, seconds: (performance.now() - started) / 1000, failure };
};

const clustersOf = ({ input }: FuzzRequest): fc.Arbitrary<RandomCluster> =>
  input ? randomBounds.map((bounds) => ({ objects: input.objects, bounds })) : randomCluster;

const picksOf = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(9999), { minLength: 1, maxLength, size: 'max' });

/** The system of a random cluster; nothing if it is too large to be built (the limit on Pods). */
const buildCluster = ({ objects, bounds }: RandomCluster, mutant?: Mutant): BuiltScenario | undefined => {
  const result = clusterScenario.build({ bounds, input: { objects }, ...(mutant ? { mutant } : {}) });
  return result.ok ? result.built : undefined;
};

const failureOf = (
  [cluster, picks]: [RandomCluster, number[]],
  laws: readonly Law[],
  request: FuzzRequest,
  path: string,
): FuzzFailure | undefined => {
  const built = buildCluster(cluster, request.mutant);
  const broken = built && lifetime(built.system, laws, picks);
  const law = laws.find(({ id }) => id === broken?.broken?.law);
  if (!built || !broken?.broken || !law) return undefined;
  const choices = shorten(built.system, law, broken.choices);
  return {
    law,
    subject: broken.broken.subject,
    seed: request.seed,
    path,
    ...cluster,
    choices,
    trace: replay(built.system, choices),
  };
};
