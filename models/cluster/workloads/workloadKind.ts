import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import type { WantedPods } from '../plan/planCluster.ts';

/** Everything that a cluster has to know of a kind of workload. */
export type WorkloadKind<O extends ApiObject = ApiObject> = {
  /** its name in the API: `deployments` */
  readonly resource: ResourceName;
  /** the Pods that an object of this kind wants, once it is defaulted */
  readonly wants: (object: O) => WantedPods;
};

/** A kind among others, whose objects differ. */
export const workloadKind = <O extends ApiObject>(kind: WorkloadKind<O>): WorkloadKind =>
  kind as unknown as WorkloadKind;
