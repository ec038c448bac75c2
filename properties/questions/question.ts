import type { Law } from '../../checker/laws/law.ts';

/**
 * What is asked of a question: that it is true in every state once the application is up, that it is true in none at all,
 * that it comes true again and again on every fair run, or that whenever one thing is true another one is, then or later.
 * `ask`: a ready-made question by its name, else the same as `always`.
 */
export type QuestionKind = 'always' | 'never' | 'eventually' | 'leads to' | 'ask';

/** A question of somebody's own. */
export type Question = {
  /** verdicts print it */
  readonly name: string;
  readonly kind: QuestionKind;
  /** CEL; of `leads to` two expressions with `~>` between them */
  readonly text: string;
  /** `--always`, or a file */
  readonly from: string;
  /** of a ready-made one: what it claims, as a clause: `every drain finishes` */
  readonly claims?: string;
};

/** A question as a law of the checker. */
export type QuestionLaw = Law & {
  readonly says: string;
  readonly source: string;
  readonly question: Question;
};

/** Is a law a question of somebody's own? */
export const isQuestion = (law: Law): law is QuestionLaw => 'question' in law;
