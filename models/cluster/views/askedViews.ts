import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import type { Taint } from '../../../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { desiredHealthy } from '../../../spec/controllers/disruption/expectedPods.ts';
import { isUp, type stage } from '../../environment/stage.ts';
import { neverAnswered } from '../../plan/containerPlan.ts';
import type {
  AskedNode,
  AskedNodeConstants,
  AskedPod,
  AskedPodConstants,
  AskedPodOnNode,
  AskedStage,
} from '../../views/askedViews.ts';
import { withConstants } from '../../views/constants.ts';
import { isCordoned, isDraining } from '../charts/node/maintenance.ts';
import { isDeleted, isUnknown } from '../charts/node/nodeObject.ts';
import { countedRestarts, isAlive } from '../charts/pod/container.ts';
import { isInApi, isReady, isTerminating, type PodObject, phaseOf } from '../charts/pod/podObject.ts';
import { lifecycleTaints } from '../constraints/nodeStates.ts';
import { type ClusterParts, type PodParts, statesOf } from '../parts/clusterParts.ts';
import type { ClusterPlan, PodPlan } from '../plan/clusterPlan.ts';
import { guards } from '../plan/disruptionBudgets.ts';

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
  const budgets = (plan.disruptionBudgets ?? []).flatMap((budget) => askedBudget(plan, budget));
  for (const pod of pods) {
    const constants = podConstants(pod, plan, budgets);
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
    const mayBeDrained = plan.actions?.drain?.nodes.includes(node.id) ?? false;
    const constants: AskedNodeConstants = { name, labels, zone: labels[zoneLabel] ?? '', mayBeDrained };
    const parts = { object: node.object, maintenance: node.maintenance };
    view('asked node', node, parts, ({ object: state, maintenance }) => {
      const unschedulable =
        object.spec?.unschedulable === true || (maintenance !== undefined && isCordoned(maintenance));
      const all = [
        ...taints,
        ...lifecycleTaints[state.value],
        ...(maintenance && isCordoned(maintenance) ? [unschedulableTaint] : []),
      ];
      const value: AskedNode = {
        exists: !isDeleted(state),
        ready: !isUnknown(state) && !isDeleted(state),
        unschedulable,
        draining: maintenance !== undefined && isDraining(maintenance),
        taints: all.map(({ key, value: of, effect }) => `${key}${of ? `=${of}` : ''}:${effect}`),
      };
      return withConstants(value, constants);
    });
  }
};

const unschedulableTaint: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

const zoneLabel = 'topology.kubernetes.io/zone';

const podConstants = (
  { plan }: PodParts,
  { workloads, services = [] }: ClusterPlan,
  budgets: readonly AskedBudget[],
): AskedPodConstants => {
  const workload = workloads[plan.workload ?? -1];
  const { name = '', namespace = 'default', labels = {} } = plan.pod.metadata ?? {};
  const selecting = services.filter(
    (service) =>
      service.namespace === namespace &&
      Object.entries(service.selector).every(([key, value]) => labels[key] === value),
  );
  return {
    name,
    namespace,
    labels,
    workload: workload?.name ?? '',
    services: selecting.map((each) => each.name),
    revision: workload?.revisionOf === undefined ? 1 : 2,
    containers: plan.containers.filter(({ kind }) => kind !== 'init').length,
    neverReady: neverReady(plan),
    budgets: budgets
      .filter(({ budget }) => guards(budget, plan))
      .map(({ budget, least }) => ({ name: budget.metadata?.name ?? '', least })),
  };
};

const neverReady = ({ containers }: PodPlan): string =>
  containers
    .flatMap((container) =>
      container.probes
        .filter((kind) => kind !== 'liveness')
        .flatMap((kind) => {
          const why = neverAnswered(container, kind);
          return why === undefined ? [] : [`the ${kind} probe of container ${container.name}: ${why}`];
        }),
    )
    .join(', ');

type AskedBudget = { readonly budget: PodDisruptionBudget; readonly least: number };

/** How many Pods a budget wants healthy while its workloads want as many as in the beginning. */
const askedBudget = ({ pods, workloads }: ClusterPlan, budget: PodDisruptionBudget): AskedBudget[] => {
  const guarded = new Set(pods.filter((pod) => guards(budget, pod)).map(({ workload }) => workload));
  const expected = workloads.reduce(
    (sum, { replicas }, index) => sum + (guarded.has(index) ? replicas : 0),
    0,
  );
  const least = desiredHealthy(budget.spec ?? {}, expected);
  return least === undefined ? [] : [{ budget, least }];
};

/** Whether the application has come up. */
export const askedStage = ({ view }: Composer, part: Component<typeof stage>): void => {
  view('asked stage', part, { part }, (states): AskedStage => ({ up: isUp(states.part) }));
};
