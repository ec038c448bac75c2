import type { Pod } from '../../api/objects/core.ts';
import type { ClusterObjects } from '../cluster.ts';
import type { Decider } from '../decider.ts';
import { podInfoOf } from '../podInfo.ts';
import { bindPod, prepareCluster, setNominated } from './preparedCluster.ts';
import { scheduleOn } from './scheduleOn.ts';

/** The same as `readableDecider`: prepares the cluster once, and brings it forward. Faster from the second Pod on. */
export const preparedDecider = (objects: ClusterObjects, waiting: readonly Pod[]): Decider => {
  const prepared = prepareCluster({ ...objects, pods: [...(objects.pods ?? []), ...waiting] });
  return {
    decide: (pod) => scheduleOn(prepared, pod),
    bind: (pod) => {
      bindPod(prepared, podInfoOf(pod), pod.spec?.nodeName ?? '');
    },
    wait: (pods) => {
      setNominated(prepared, pods);
    },
  };
};
