import type { Ending, Exploration } from '../explore/explore.ts';
import { traceTo } from '../trace/decode.ts';
import { lengthOf, type Trace } from '../trace/trace.ts';

/**
 * What an exploration says of a law: it *holds* within the bounds; it is *violated*, by a shortest trace; it
 * was never really *exercised* (its witness was not met); or it is *undecided*, since the search ended early.
 */
export type Verdict =
  | { readonly law: string; readonly verdict: 'holds' | 'unexercised' }
  | { readonly law: string; readonly verdict: 'undecided'; readonly why: Exclude<Ending, 'complete'> }
  | { readonly law: string; readonly verdict: 'violated'; readonly steps: number; readonly trace: Trace };

/** One verdict for every law that the search judged (all kinds but `eventually`). */
export const verdictsOf = ({ compiled, search, ending }: Exploration): Verdict[] =>
  search.findings().flatMap(({ law, broken, witnessed }, index): Verdict[] => {
    if (compiled.laws[index]!.kind === 'eventually') return [];
    if (broken) {
      const trace = traceTo(compiled, search, broken);
      return [{ law, verdict: 'violated', steps: lengthOf(trace), trace }];
    }
    if (ending !== 'complete') return [{ law, verdict: 'undecided', why: ending }];
    return [{ law, verdict: witnessed ? 'holds' : 'unexercised' }];
  });
