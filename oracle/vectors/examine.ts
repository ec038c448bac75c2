import type { Problem } from '../../spec/problem.ts';
import { Examiner, type Outcome } from '../differential/askBoth.ts';
import { governanceOf } from '../differential/governanceOf.ts';
import type { Peer } from '../differential/peers/peer.ts';
import type { VectorCase } from './vectorCase.ts';

/** How often another program may end, or be silent, in one operation. */
const mostEnds = 50;

/** What another program made of a case; without an outcome it was not asked. */
export type Examined = { readonly vector: VectorCase; readonly outcome?: Outcome };

export type Examination = {
  readonly examined: readonly Examined[];
  /** what it wrote beside its answers, the first of each kind */
  readonly stray: readonly Problem[];
  /** it answers nothing at all */
  readonly unreachable: boolean;
};

export type Asking = {
  /** cases that are asked at once */
  readonly batch: number;
  /** the fields that are compared; absent: all */
  readonly only?: readonly string[] | undefined;
  readonly interrupted: AbortSignal;
};

/** Holds the answers of another program against those of some cases of one operation. */
export const examine = async (
  op: string,
  vectors: readonly VectorCase[],
  peer: Peer,
  { batch, only, interrupted }: Asking,
): Promise<Examination> => {
  const examiner = new Examiner(peer, governanceOf(op), mostEnds, op, only);
  const examined: Examined[] = [];
  for (let at = 0; at < vectors.length; at += batch) {
    const some = vectors.slice(at, at + batch);
    const isOver = interrupted.aborted || examiner.isUnreachable || examiner.hasGivenUp;
    const questions = some.map(({ request, answer }) => ({ request, right: answer }));
    const outcomes = isOver ? [] : await examiner.ask(questions);
    for (const [index, vector] of some.entries()) {
      const outcome = interrupted.aborted ? undefined : outcomes[index];
      examined.push({ vector, ...(outcome ? { outcome } : {}) });
    }
  }
  const stray = [...examiner.stray].map(
    ([code, { first }]): Problem => ({ code, message: `${op}: ${first}`, place: {} }),
  );
  return { examined, stray, unreachable: examiner.answersNothing };
};

/** Whether the answer to a case is right. */
export const isRight = ({ outcome }: Examined): boolean =>
  outcome !== undefined && outcome.problem === undefined && outcome.differences.length === 0;
