import type { Law } from '../../checker/laws/law.ts';
import { lawBook } from './lawBook.ts';
import type { LawRecord } from './lawRecord.ts';

/** A law as the checker takes it, with its words. */
export type ModelLaw = Law & Pick<LawRecord, 'id' | 'says' | 'source' | 'exceptions'>;

/** The laws that models are judged by, in the order of the book. */
export const modelLaws: readonly ModelLaw[] = lawBook.flatMap(
  ({ id, says, source, exceptions, model }): ModelLaw[] =>
    model ? [{ id, says, source, ...(exceptions && { exceptions }), ...model }] : [],
);
