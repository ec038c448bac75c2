import type { PodStep, RecordStep } from '../../../models/recorded/steps.ts';

/**
 * A law as a trace shows it: `judge` gives the sentence of a breach, what was seen and what was allowed, or nothing if
 * the law holds. Events are judged in order, each against the history before it.
 */
export type TraceLaw<Step> = {
  readonly id: string;
  readonly says: string;
  readonly source: string;
  readonly exceptions?: readonly string[];
  readonly judge: (step: Step) => string | undefined;
};

/** `ofContainers`: the law is about containers whose status changes; without any it has nothing to say. */
export type PodLaw = TraceLaw<PodStep> & { readonly ofContainers?: boolean };
/** `about`: the resources that the law is about; absent: all. */
export type RecordLaw = TraceLaw<RecordStep> & { readonly about?: readonly string[] };

/** What a law must be told of the laws that a trace shows, for lists and reports. */
export type LawWords = Omit<TraceLaw<never>, 'judge'>;
