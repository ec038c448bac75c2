import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { clusterOf } from '../../../spec/scheduling/cluster.ts';
import { schedule } from '../../../spec/scheduling/schedule.ts';
import type { ContenderState } from '../charts/contender.ts';
import type { PreemptionPlan } from '../plan/preemptionPlan.ts';
import { countedBudget } from './budgetDecisions.ts';
import { askedOnce, earlier, namespace, nodeNameOf, podName } from './seenObjects.ts';

/** A Pod as the scheduler has it in its cache, or in its queue. Nodes are told by their numbers; 0 is none. */
export type KnownContender = {
  readonly id: number;
  readonly priority: number;
  readonly guarded: boolean;
  readonly is: ContenderState;
  readonly node: number;
  readonly nominated: number;
};

/** All that the scheduler decides by when it takes up a Pod. */
export type SchedulingQuestion = {
  readonly pod: number;
  readonly pods: readonly KnownContender[];
  readonly nodes: PreemptionPlan['nodes'];
  /** how many disruptions the budget allows */
  readonly allowed: number;
};

/** What becomes of the Pod: it is bound to one of these nodes; others go for it; or it waits. */
export type SchedulingAnswer =
  | { readonly kind: 'bind'; readonly nodes: readonly number[] }
  | { readonly kind: 'preempt'; readonly choices: readonly Preempted[] }
  | { readonly kind: 'wait' };

/** The Pods that go from a node for another one. */
export type Preempted = { readonly node: number; readonly victims: readonly number[] };

const labels = { app: 'web' };
const numberIn = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));

const nodeObject = ({ id, slots }: PreemptionPlan['nodes'][number]): Node => ({
  metadata: { name: nodeNameOf(id) },
  spec: {},
  status: { allocatable: { cpu: String(slots), memory: '1Gi', pods: '10' } },
});

const podObject = ({ id, priority, guarded, is, node, nominated }: KnownContender): Pod => ({
  metadata: {
    name: podName(id),
    namespace,
    uid: podName(id),
    labels: guarded ? labels : {},
    ...((is === 'Preempted' || is === 'Deleted') && { deletionTimestamp: earlier }),
  },
  spec: {
    priority,
    containers: [{ name: 'app', image: 'app', resources: { requests: { cpu: '1' } } }],
    ...(node > 0 && { nodeName: nodeNameOf(node) }),
  },
  status: {
    phase: node > 0 ? 'Running' : 'Pending',
    ...(node > 0 && { startTime: earlier }),
    ...(nominated > 0 && { nominatedNodeName: nodeNameOf(nominated) }),
    ...(is === 'Preempted' && {
      conditions: [{ type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler' }],
    }),
  },
});

/** The budget as the scheduler sees it. */
const budgetObject = (disruptionsAllowed: number): PodDisruptionBudget => ({
  metadata: { name: 'web', namespace },
  spec: { selector: { matchLabels: labels } },
  status: { disruptionsAllowed, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
});

/** What the scheduler does about a Pod that waits, as `schedule` decides it: a nominated Pod goes where it is nominated if it fits. */
export const schedulingAnswer = askedOnce((question: SchedulingQuestion): SchedulingAnswer => {
  const { pods, nodes, allowed } = question;
  const asked = pods.find(({ id }) => id === question.pod)!;
  const others = pods.filter(({ id, is }) => id !== asked.id && is !== 'Gone');
  const decision = schedule(
    podObject(asked),
    clusterOf({
      nodes: nodes.map(nodeObject),
      pods: others.map(podObject),
      disruptionBudgets: [budgetObject(allowed)],
    }),
  );
  const feasible = decision.nodes.flatMap((each) => (each.feasible ? [numberIn(each.node)] : []));
  if (feasible.includes(asked.nominated)) return { kind: 'bind', nodes: [asked.nominated] };
  if (feasible.length > 0) return { kind: 'bind', nodes: decision.best.map(numberIn) };
  const { preemption } = decision;
  if (!preemption?.eligible || preemption.best.length === 0) return { kind: 'wait' };
  const choices = preemption.best.map(({ node, victims }) => ({
    node: numberIn(node),
    victims: victims.map(({ pod }) => numberIn(pod.metadata?.name ?? '')).sort((a, b) => a - b),
  }));
  return { kind: 'preempt', choices };
});

/** How many disruptions a budget allows of which one Pod may be unavailable, as the disruption controller counts it. */
export const allowedDisruptions = askedOnce(
  ({ guarded }: { readonly guarded: readonly ContenderState[] }): number =>
    countedBudget({
      replicas: guarded.length,
      maxUnavailable: 1,
      status: {
        ...{ observed: false, expected: 0, desired: 0, healthy: 0, allowed: 0 },
        ...{ disrupted: [], overdue: [] },
      },
      pods: guarded.flatMap((is, at) => {
        if (is === 'Gone' || is === 'Pending') return [];
        return [{ place: at + 1, phase: is === 'Bound' ? ('Ready' as const) : ('Terminating' as const) }];
      }),
    })?.allowed ?? 0,
);
