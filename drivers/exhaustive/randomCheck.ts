import { shorten } from '../../checker/counterexamples/shorten.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { RandomWalks, type Simulation } from '../../checker/simulate/simulate.ts';
import { type Swarm, SwarmSearches } from '../../checker/simulate/swarm.ts';
import { type Choice, lengthOf, replay } from '../../checker/trace/trace.ts';
import type { JudgedLaw } from './check.ts';
import type { LawVerdict } from './lawVerdict.ts';
import type { PreparedCheck } from './prepare.ts';

/** Random runs, or many bounded searches in orders of their own: for systems that are too big to explore. */
export type RandomRequest = {
  readonly seed: number;
  readonly kind: 'simulation' | 'swarm';
  /** runs, or searches */
  readonly runs: number;
  /** steps of a run at most, or states that a search stores at most */
  readonly size: number;
  /** stop at the first violated law that is not violated on purpose */
  readonly failFast?: boolean;
  /** seconds after which no more runs begin */
  readonly seconds?: number;
  readonly onProgress?: (runs: number, seconds: number) => void;
  readonly signal?: AbortSignal;
};

/** Why random runs ended; `asked`: all that were asked for were made. */
export type RandomEnding = 'asked' | 'complete' | 'seconds' | 'interrupted' | 'first breach';

export type RandomCheck = PreparedCheck & {
  readonly ending: RandomEnding;
  readonly seconds: number;
  readonly judged: readonly JudgedLaw[];
} & (
    | { readonly kind: 'simulation'; readonly found: Simulation }
    | { readonly kind: 'swarm'; readonly found: Swarm }
  );

/** states of a swarm's search between two looks at the clock and the keyboard */
const portion = 5_000;
const portionMilliseconds = 100;

/**
 * Judges a prepared system by random runs or a swarm. A breach is shortened until no step can be left out. What
 * was not violated is undecided, unless a search of the swarm stored every state.
 */
export const judgeAtRandom = async (
  prepared: PreparedCheck,
  request: RandomRequest,
): Promise<RandomCheck> => {
  const { compiled } = prepared;
  const start = performance.now();
  const { kind, seed, size } = request;
  if (kind === 'simulation') {
    const walks = new RandomWalks(compiled, { seed, steps: size });
    const ending = await repeat(request, start, prepared, () => {
      walks.walk();
      return { isOver: true, ...walks.result(), complete: false };
    });
    const found = walks.result();
    return { ...prepared, kind, found, ...judgedBy(prepared, found.laws, ending, start) };
  }
  const searches = new SwarmSearches(compiled, { seed, states: size });
  const ending = await repeat(request, start, prepared, () => {
    const isOver = !searches.advance(portion);
    return { isOver, ...searches.result() };
  });
  searches.endSearch();
  const found = searches.result();
  return { ...prepared, kind, found, ...judgedBy(prepared, found.laws, ending, start) };
};

type FoundLaw = {
  readonly law: string;
  readonly broken: { readonly choices: readonly Choice[] } | undefined;
  readonly witnessed: boolean;
};

/** What is known after a portion of work, and whether a run is over with it. */
type Portion = { readonly isOver: boolean; readonly complete: boolean; readonly laws: readonly FoundLaw[] };

const repeat = async (
  { runs, failFast = false, seconds: most, onProgress, signal }: RandomRequest,
  start: number,
  { built }: PreparedCheck,
  work: () => Portion,
): Promise<RandomEnding> => {
  const seconds = (): number => (performance.now() - start) / 1000;
  const onPurpose = new Set(built.brokenOnPurpose);
  let shown = performance.now();
  for (let done = 0; done < runs; ) {
    const { isOver, complete, laws } = work();
    if (isOver) done += 1;
    if (complete) return 'complete';
    if (failFast && laws.some(({ law, broken }) => broken && !onPurpose.has(law))) return 'first breach';
    if (most !== undefined && seconds() >= most) return 'seconds';
    if (performance.now() - shown < portionMilliseconds) continue;
    shown = performance.now();
    onProgress?.(done, seconds());
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted) return 'interrupted';
  }
  return signal?.aborted ? 'interrupted' : 'asked';
};

const judgedBy = (
  { built, compiled }: PreparedCheck,
  found: readonly FoundLaw[],
  ending: RandomEnding,
  start: number,
): Pick<RandomCheck, 'ending' | 'seconds' | 'judged'> => {
  const seconds = (performance.now() - start) / 1000;
  const onPurpose = new Set(built.brokenOnPurpose);
  const judged = compiled.laws.map((law, index) => ({
    law,
    verdict: verdictOf(built.system, law, found[index]!, ending === 'complete'),
    onPurpose: onPurpose.has(law.id),
  }));
  return { ending, seconds, judged };
};

const verdictOf = (
  system: PreparedCheck['built']['system'],
  law: Law,
  { broken, witnessed }: FoundLaw,
  isComplete: boolean,
): LawVerdict => {
  if (broken) {
    const trace = replay(system, shorten(system, law, broken.choices));
    return { verdict: 'violated', steps: lengthOf(trace), trace, loopFrom: undefined };
  }
  if (isLiveness(law)) return { verdict: 'undecided', why: 'only a search of all states judges whole runs' };
  if (isComplete) return { verdict: witnessed ? 'holds' : 'unexercised' };
  const met = witnessed ? 'it was put to the test and not violated' : 'it was not put to the test';
  return { verdict: 'undecided', why: `not every state was seen; ${met}` };
};
