import type { ModelPredicate } from './modelPredicate.ts';
import type { RecordPredicate } from './recordPredicate.ts';

/** A law of the book: what must hold, where that is written, how it is judged, and what puts the judgement to the test. */
export type LawRecord = {
  /** `family/name`: verdicts print it, and it stays what it is */
  readonly id: string;
  /** the law in one sentence */
  readonly says: string;
  /** the page of the Kubernetes documentation, or the KEP, that it follows from */
  readonly source: string;
  /** the fields of the API that it governs, with everything below them, from the kind on; `*` is any kind */
  readonly fields: readonly string[];
  /** what the sentence leaves out, each by name */
  readonly exceptions?: readonly string[];
  /** how it is judged of the models */
  readonly model?: ModelPredicate;
  /** how it is judged of recordings of real clusters */
  readonly record?: RecordPredicate;
  /** the seeded faults of the models that it catches, by name */
  readonly mutants?: readonly string[];
  /** the lies about recordings that it rejects, by name */
  readonly lies?: readonly string[];
};
