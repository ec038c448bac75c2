import type { Pod } from '../api/objects/core.ts';
import { type ClusterObjects, clusterOf } from './cluster.ts';
import { type Decision, schedule } from './schedule.ts';

/** Decides about one Pod after the other, in a cluster that changes between them. */
export type Decider = {
  readonly decide: (pod: Pod) => Decision;
  /** a Pod is bound to the node that its spec names; it waits no longer */
  readonly bind: (pod: Pod) => void;
  /** all Pods that wait, where a nomination has changed */
  readonly wait: (pods: readonly Pod[]) => void;
};

/** Builds the cluster again for each decision. `objects`: without the Pods that wait. */
export const readableDecider = (objects: ClusterObjects, waiting: readonly Pod[]): Decider => {
  const bound = [...(objects.pods ?? [])];
  let pending = waiting;
  return {
    decide: (pod) => schedule(pod, clusterOf({ ...objects, pods: [...bound, ...pending] })),
    bind: (pod) => {
      bound.push(pod);
    },
    wait: (pods) => {
      pending = pods;
    },
  };
};
