import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { LinesSeen } from '../../models/recorded/linesSeen.ts';
import type { ObjectStep, PodStep } from '../../models/recorded/steps.ts';
import type { TraceRecord } from '../../models/recorded/watchRecord.ts';
import type { ContainerStep } from '../../models/recorded/writes/containerStep.ts';

/** A breach that another record than the newest one shows. */
export type Breach = { readonly record: TraceRecord; readonly message: string };

type Sayings = {
  /** it tells from what is not shown, so that a recording of which something may be missing is not judged by it */
  readonly whole?: true;
  /** it asks how long ago something was received: a recording whose form tells no times is not judged by it */
  readonly times?: true;
  /** what a recording does not show, so that the law is not judged by it, or only by what it does show */
  readonly showsLess?: readonly string[];
};

/** Of every line, against those before it. */
type OfLines = Sayings & {
  readonly judge: (record: TraceRecord, lines: LinesSeen) => Breach | undefined;
};

/** What later events show of those that could not be judged at once. */
type Review = (history: TraceHistory, time: number) => readonly Breach[];

/** Of each event of an object; `about`: the resources that the law is about; absent: all. */
type OfObjects = Sayings & {
  readonly about?: readonly string[];
  /** it holds between any two states of an object, whatever is missing between them */
  readonly acrossGaps?: true;
  readonly judge: (step: ObjectStep) => string | undefined;
  readonly review?: Review;
};

/** Of each event of a Pod. */
type OfPods = Sayings & {
  readonly judge: (step: PodStep) => string | undefined;
  readonly review?: Review;
};

/** Of each container whose status an event of its Pod changes. */
type OfContainers = Sayings & {
  readonly judge: (container: ContainerStep, step: PodStep) => string | undefined;
};

/**
 * How a law is judged of a recording. Events are judged in order, each against the history before it; `judge` gives the
 * sentence of a breach (what was seen and what was allowed), or nothing if the law holds. A law `as modelled` is judged
 * by its own predicate over models, of the Pod as the event shows it; one about `runs` by holding the events of each Pod
 * against its charts.
 */
export type RecordPredicate =
  | (OfLines & { readonly of: 'lines' })
  | (OfObjects & { readonly of: 'objects' })
  | (OfPods & { readonly of: 'Pods' })
  | (OfContainers & { readonly of: 'containers' })
  | (Sayings & { readonly of: 'as modelled' })
  | (Sayings & { readonly of: 'runs' });

export const ofLines = (predicate: OfLines): RecordPredicate => ({ ...predicate, of: 'lines' });

export const ofObjects = (predicate: OfObjects): RecordPredicate => ({ ...predicate, of: 'objects' });

export const ofPods = (predicate: OfPods): RecordPredicate => ({ ...predicate, of: 'Pods' });

export const ofContainers = (predicate: OfContainers): RecordPredicate => ({
  ...predicate,
  of: 'containers',
});

export const asModelled = (sayings: Sayings = {}): RecordPredicate => ({ ...sayings, of: 'as modelled' });

export const ofRuns = (sayings: Sayings = {}): RecordPredicate => ({ ...sayings, of: 'runs' });
