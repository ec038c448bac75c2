import type { Pod } from '../../spec/api/objects/core.ts';
import type { PodPhase } from '../../spec/kubelet/phase/podPhase.ts';
import type { PodInfo } from '../../spec/scheduling/podInfo.ts';
import type { ContainerKind, ContainerPlan } from '../plan/containerPlan.ts';

export type ContainerView = {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly state: 'waiting' | 'running' | 'stopping' | 'succeeded' | 'failed';
  /** instances that run now */
  readonly running: number;
  readonly ready: boolean;
  readonly restartCount: number;
  /** of the last instance that ended, where the model knows more than zero or not */
  readonly exitCode?: number;
  /** there were at least so many restarts: the model counts no further */
  readonly isFloor: boolean;
};

/** What laws see of one UID: its object in the API, and what its node has of it. Whose it is, is not part of that. */
export type PodView = {
  /** never created; in the API; removed from it */
  readonly existence: 'not created' | 'present' | 'gone';
  readonly nodeName: string | undefined;
  readonly phase: PodPhase | undefined;
  readonly ready: boolean;
  /** its readiness gates as its kubelet last saw them; absent: it has none, or this does not show them */
  readonly gates?: readonly boolean[];
  /** the phase was written by Pod garbage collection, not by its kubelet */
  readonly failedFromOutside: boolean;
  /** its kubelet is evicting it, or has; absent where nodes never run short of anything */
  readonly evicting?: boolean;
  /** it has been active for longer than activeDeadlineSeconds; absent where it may be for ever */
  readonly late?: boolean;
  /** the deletion timestamp is set */
  readonly deleting: boolean;
  /** it has finalizers; absent where nobody sets any */
  readonly finalizers?: boolean;
  /** its deletion is over but for its finalizers */
  readonly keptByFinalizers?: boolean;
  /** what the kubelet is doing with it; `unseen`: it knows nothing of it */
  readonly kubelet: 'unseen' | 'syncing' | 'stopping' | 'grace over';
  readonly sandbox: boolean;
  /** its sandbox was lost, or stopped; absent where it has one, had none, or this does not show it */
  readonly sandboxLost?: true;
  readonly containers: readonly ContainerView[];
};

/** A Pod by its name, as long as its object is in the API. */
export type NamedPodView = { readonly name: string; readonly present: boolean };

/** What never changes of a Pod and others of its template: read by laws, no part of comparisons. */
export type TemplateConstants = Pick<PodConstants, 'pod' | 'containers'>;

/** What never changes of a Pod: read by laws, no part of comparisons. */
export type PodConstants = {
  readonly pod: Pod;
  /** the same as the scheduler works it out */
  readonly info: PodInfo;
  readonly containers: readonly ContainerPlan[];
  readonly name: string;
};

/** Where a Pod is, for laws about many Pods at once. */
export type PlacementView = { readonly id: number; readonly node: number; readonly terminal: boolean };
