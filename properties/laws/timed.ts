import type { BackoffEntry } from '../../spec/kubelet/backoff/exponentialBackoff.ts';

/** A container with the times at which it was seen to start and to end. Seconds. */
export type TimedContainer = {
  readonly name: string;
  /** of the last instance */
  readonly startedAt: number | null;
  /** of the last instance; null: it has not ended */
  readonly endedAt: number | null;
  /** `others`: stopped, killed or lost, or its kubelet has restarted since */
  readonly endedBy: 'itself' | 'others' | null;
  /** the restart delay that these times come to */
  readonly entry: BackoffEntry | null;
};

/** A Pod that its kubelet ends, and for how long it has been doing so. Seconds. */
export type TimedPod = {
  readonly name: string;
  /** null: it is not being ended, or by nobody just now */
  readonly endingFor: number | null;
  readonly graceSeconds: number;
  /** something of it runs */
  readonly isAlive: boolean;
};

/** The kinds of view that know times: random lifetimes and recordings have them, exhaustive scenarios do not. */
export const timedKinds: readonly string[] = ['timed container', 'timed Pod'];
