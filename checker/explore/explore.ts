import type { Budget } from '../budget/budget.ts';
import { onBudget } from '../budget/pace.ts';
import type { Compiled } from '../compile/compiled.ts';
import { now, pause } from './clock.ts';
import { InterpretedSearch } from './interpretedSearch.ts';
import type { Search, SearchStatus } from './search.ts';

/** Where to stop. Absent: no limit, but for the memory that there is. */
export type Limits = { readonly states?: number; readonly seconds?: number; readonly bytes?: number };

/** Why a search ended. Anything but `complete` leaves unbroken laws undecided. */
export type Ending = 'complete' | 'states' | 'seconds' | 'bytes' | 'interrupted' | 'first breach';

export type Progress = SearchStatus & { readonly seconds: number; readonly bytes: number };

export type ExploreOptions = {
  readonly limits?: Limits;
  /** stop at the first broken law that is not in `expected` */
  readonly failFast?: boolean;
  readonly expected?: ReadonlySet<string>;
  /** called about four times a second */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** what all of the work may take, of which the search is one phase */
  readonly budget?: Budget | undefined;
  readonly engine?: (compiled: Compiled) => Search;
};

export type Exploration = {
  readonly compiled: Compiled;
  readonly search: Search;
  readonly status: SearchStatus;
  readonly ending: Ending;
  /** of search, without compilation */
  readonly seconds: number;
  readonly peakBytes: number;
};

const portionMilliseconds = 250;

/** Explores a compiled system breadth first, until nothing is left or a limit is met. */
export const explore = async (compiled: Compiled, options: ExploreOptions = {}): Promise<Exploration> => {
  const { limits = {}, onProgress, signal } = options;
  const start = now();
  const search = (options.engine ?? ((system) => new InterpretedSearch(system)))(compiled);
  const seconds = (): number => (now() - start) / 1000;
  let peakBytes = search.bytes();
  let portion = 1_000;
  for (;;) {
    const began = now();
    const left = (limits.states ?? Number.POSITIVE_INFINITY) - search.status().expanded;
    const more = onBudget(options.budget, () => search.advance(Math.max(1, Math.min(portion, left))));
    const took = now() - began;
    portion = Math.ceil(portion * Math.min(4, Math.max(0.25, portionMilliseconds / Math.max(1, took))));
    const status = search.status();
    peakBytes = Math.max(peakBytes, search.bytes());
    const ending = endingOf(more, status, search, { ...options, limits }, seconds()) ?? met(options, status);
    if (ending) return { compiled, search, status, ending, seconds: seconds(), peakBytes };
    onProgress?.({ ...status, seconds: seconds(), bytes: search.bytes() });
    await pause();
    if (signal?.aborted) {
      return { compiled, search, status, ending: 'interrupted', seconds: seconds(), peakBytes };
    }
  }
};

const met = ({ budget }: ExploreOptions, { states }: SearchStatus): Ending | undefined =>
  budget?.look(states, 'states');

const endingOf = (
  more: boolean,
  status: SearchStatus,
  search: Search,
  { limits = {}, failFast = false, expected }: ExploreOptions,
  seconds: number,
): Ending | undefined => {
  if (!more) return status.stopped ? 'bytes' : 'complete';
  if (failFast && search.findings().some(({ broken, law }) => broken && !expected?.has(law)))
    return 'first breach';
  if (limits.states !== undefined && status.states >= limits.states) return 'states';
  if (limits.seconds !== undefined && seconds >= limits.seconds) return 'seconds';
  if (limits.bytes !== undefined && search.bytes() >= limits.bytes) return 'bytes';
  return undefined;
};
