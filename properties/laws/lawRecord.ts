import type { EachLeadsToLaw, JointLaw, Law, StateLaw, StepLaw } from '../../checker/laws/law.ts';

/** An entry of the law book: one sentence, one source, one predicate. */
export type LawRecord = Law & {
  /** the law in one sentence */
  readonly says: string;
  /** the page of the Kubernetes documentation, or the KEP, that it follows from */
  readonly source: string;
  /** what the sentence leaves out, each with its reason */
  readonly exceptions?: readonly string[];
};

type Words = Pick<LawRecord, 'says' | 'source' | 'exceptions'>;

/** The predicates of a law over one kind of view, typed by what the view shows. */
export const stateLaw = <V>(
  law: Words &
    Omit<StateLaw, 'kind' | 'holds' | 'witness'> & {
      holds: (view: V) => boolean;
      witness: (view: V) => boolean;
    },
): LawRecord => ({ ...law, kind: 'state' }) as LawRecord;

export const stepLaw = <V>(
  law: Words &
    Omit<StepLaw, 'kind' | 'holds' | 'witness'> & {
      holds: (before: V, after: V, step: Parameters<StepLaw['holds']>[2]) => boolean;
      witness: (before: V, after: V, step: Parameters<StepLaw['holds']>[2]) => boolean;
    },
): LawRecord => ({ ...law, kind: 'step' }) as LawRecord;

export const jointLaw = (law: Words & Omit<JointLaw, 'kind'>): LawRecord => ({ ...law, kind: 'joint' });

/** Of each view of a kind: whenever the trigger holds, the goal is reached, on every fair run. */
export const leadsToLaw = <V>(
  law: Words &
    Omit<EachLeadsToLaw, 'kind' | 'trigger' | 'goal'> & {
      trigger: (view: V) => boolean;
      goal: (view: V) => boolean;
    },
): LawRecord => ({ ...law, kind: 'each leads to' }) as LawRecord;
