import type { Pod } from '../../spec/api/objects/core.ts';
import type { PodView } from '../views/podView.ts';
import type { LivePod } from './history/livePod.ts';
import type { TraceHistory } from './history/traceHistory.ts';
import type { DriverAction, WatchedObject, WatchRecord } from './watchRecord.ts';
import type { ContainerStep } from './writes/containerStep.ts';
import type { KubeletDecision } from './writes/kubeletDecision.ts';
import type { PodChange } from './writes/podChange.ts';
import type { PodWriter } from './writes/podWrite.ts';

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
export type ObjectStep = {
  readonly record: WatchRecord;
  readonly history: TraceHistory;
  readonly before: WatchedObject | undefined;
  readonly after: WatchedObject;
  /** of a Pod that was there before */
  readonly change: PodChange | undefined;
};
