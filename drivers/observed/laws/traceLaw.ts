import type { PodView } from '../../../models/views/podView.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LivePod } from '../history/livePod.ts';
import type { TraceHistory } from '../history/traceHistory.ts';
import type { DriverAction, WatchedObject, WatchRecord } from '../reading/traceRecord.ts';
import type { ContainerStep } from '../writes/containerStep.ts';
import type { KubeletDecision } from '../writes/kubeletDecision.ts';
import type { PodChange } from '../writes/podChange.ts';
import type { PodWriter } from '../writes/podWrite.ts';

export type LawBookViews = { readonly old: PodView | undefined; readonly next: PodView };

/** One event in the life of a Pod. */
export type PodStep = {
  readonly record: WatchRecord;
  readonly history: TraceHistory;
  /** the Pod as it was; absent for one that is created, or first seen in a snapshot */
  readonly before: Pod | undefined;
  readonly after: Pod;
  readonly live: LivePod | undefined;
  /** absent without `before` */
  readonly change: PodChange | undefined;
  readonly writer: PodWriter;
  /** the containers whose status the kubelet changed */
  readonly containers: readonly ContainerStep[];
  /** what the kubelet may have decided when it wrote this */
  readonly decisions: () => readonly KubeletDecision[];
  /** before and after, as the law book sees them */
  readonly views: () => LawBookViews;
  /** the request whose write this is */
  readonly request: DriverAction | undefined;
};

/** One event of any object. */
export type RecordStep = {
  readonly record: WatchRecord;
  readonly history: TraceHistory;
  readonly before: WatchedObject | undefined;
  readonly after: WatchedObject;
  /** of a Pod that was there before */
  readonly change: PodChange | undefined;
};

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
