import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { isUp, type stage } from '../../environment/stage.ts';
import type {
  AskedNode,
  AskedNodeConstants,
  AskedPod,
  AskedPodConstants,
  AskedPodOnNode,
  AskedStage,
} from '../../views/askedViews.ts';
import { withConstants } from '../../views/constants.ts';
import { isDeleted, isUnknown } from '../charts/node/nodeObject.ts';
import { countedRestarts, isAlive } from '../charts/pod/container.ts';
import { isInApi, isReady, isTerminating, type PodObject, phaseOf } from '../charts/pod/podObject.ts';
import { lifecycleTaints } from '../constraints/nodeStates.ts';
import { type ClusterParts, type PodParts, statesOf } from '../parts/clusterParts.ts';
import type { SelectingService } from '../plan/clusterPlan.ts';

/** What questions see of a cluster: of each Pod and each Node by itself. */
export const askedViews = ({ view, viewKind }: Composer, { plan, pods, nodes }: ClusterParts): void => {
  for (const kind of ['asked pod', 'asked pod on node', 'asked node', 'asked workload']) viewKind(kind);
  const podOf = (object: PodObject): AskedPod => {
    const exists = isInApi(object);
    return {
      exists,
      phase: exists ? phaseOf(object) : '',
      ready: exists && isReady(object),
      node: exists ? (plan.nodes[object.context.node - 1]?.name ?? '') : '',
      terminating: isTerminating(object),
    };
  };
  for (const pod of pods) {
    const constants = podConstants(pod, plan.workloads[pod.plan.workload ?? -1]?.name, plan.services ?? []);
    view('asked pod', pod, { object: pod.object }, ({ object }) => withConstants(podOf(object), constants));
    view('asked pod on node', pod, { object: pod.object, states: statesOf(pod) }, ({ object, states }) => {
      const restarts = states.map(({ context }) =>
        Math.min(countedRestarts, Math.max(0, context.instances - 1)),
      );
      const value: AskedPodOnNode = {
        ...podOf(object),
        running: states.some(isAlive),
        restarts: restarts.reduce((sum, each) => sum + each, 0),
      };
      return withConstants(value, constants);
    });
  }
  for (const node of nodes) {
    const { name, node: object, taints } = plan.nodes[node.id - 1]!;
    const labels = object.metadata?.labels ?? {};
    const constants: AskedNodeConstants = { name, labels, zone: labels[zoneLabel] ?? '' };
    view('asked node', node, { object: node.object }, ({ object: state }) => {
      const all = [...taints, ...lifecycleTaints[state.value]];
      const value: AskedNode = {
        exists: !isDeleted(state),
        ready: !isUnknown(state) && !isDeleted(state),
        unschedulable: object.spec?.unschedulable === true,
        taints: all.map(({ key, value: of, effect }) => `${key}${of ? `=${of}` : ''}:${effect}`),
      };
      return withConstants(value, constants);
    });
  }
};

const zoneLabel = 'topology.kubernetes.io/zone';

const podConstants = (
  { plan: { pod } }: PodParts,
  workload: string | undefined,
  services: readonly SelectingService[],
): AskedPodConstants => {
  const { name = '', namespace = 'default', labels = {} } = pod.metadata ?? {};
  const selecting = services.filter(
    (service) =>
      service.namespace === namespace &&
      Object.entries(service.selector).every(([key, value]) => labels[key] === value),
  );
  return { name, namespace, labels, workload: workload ?? '', services: selecting.map((each) => each.name) };
};

/** Whether the application has come up. */
export const askedStage = ({ view }: Composer, part: Component<typeof stage>): void => {
  view('asked stage', part, { part }, (states): AskedStage => ({ up: isUp(states.part) }));
};
