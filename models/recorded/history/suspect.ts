import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import type { WatchRecord } from '../watchRecord.ts';

/**
 * A binding that the Pods bound so far do not allow. Bindings are written asynchronously, and deletions are seen late: it
 * is a breach only if no binding that follows at once, and no Pod that left just before, explains it.
 */
export type Suspect = {
  readonly record: WatchRecord;
  readonly pod: PodInfo;
  readonly nodeName: string;
  readonly reason: string;
};

/** How long a binding may be written after that of a Pod that was placed later, in seconds. */
export const bindingDelaySeconds = 5;

/** A Pod that left a node so recently that the scheduler may not have seen it go. */
export type Departed = { readonly info: PodInfo; readonly nodeName: string; readonly time: number };
