import { z } from 'zod';
import { byText } from '../../spec/api/byText.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Node, NodeCondition, Pod } from '../../spec/api/objects/core.ts';
import { isPodReady } from '../../spec/controllers/common/podReadiness.ts';
import { apiTime } from '../../spec/controllers/common/time.ts';
import { monitorNodeHealth } from '../../spec/controllers/nodeLifecycle/monitorNodeHealth.ts';
import {
  defaultNodeLifecycleSettings,
  type NodeLifecycleMemory,
  type NodeLifecyclePass,
  type NodeLifecycleView,
  type NodeWrite,
  nothingRemembered,
} from '../../spec/controllers/nodeLifecycle/nodeLifecycleView.ts';
import {
  afterNodeWrite,
  nodeName,
  noScheduleTaints,
} from '../../spec/controllers/nodeLifecycle/nodeTaints.ts';
import { podBoundToUnreadyNode } from '../../spec/controllers/nodeLifecycle/podsNotReady.ts';
import { taintNodes } from '../../spec/controllers/nodeLifecycle/taintNodes.ts';
import { defaultedPod, listOf, recordOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const node = decoded<Node>('core.Node');

const nodeLifecycleShape = z.object({
  now: wholeNumber,
  nodes: listOf(node),
  pods: listOf(defaultedPod),
  nodeEvictionRate: z.number(),
  secondaryNodeEvictionRate: z.number(),
  largeClusterThreshold: wholeNumber,
  unhealthyZoneThreshold: z.number(),
  steps: listOf(
    z.object({
      at: wholeNumber,
      post: recordOf(z.record(z.string(), z.string())),
      renew: listOf(z.string()),
      add: listOf(node),
      remove: listOf(z.string()),
      addPods: listOf(defaultedPod),
      cordon: recordOf(z.boolean()),
    }),
  ),
});

type Request = z.infer<typeof nodeLifecycleShape>;
type Step = Request['steps'][number];

/** A node as its kubelet writes it: some conditions, all of them heard of now. */
const posted = (each: Node, conditions: Readonly<Record<string, string>>, now: string): Node => {
  const next: NodeCondition[] = [...(each.status?.conditions ?? [])];
  for (const [type, status] of Object.entries(conditions)) {
    const at = next.findIndex((condition) => condition.type === type);
    const before = next[at];
    const lastTransitionTime =
      before?.status === status && before.lastTransitionTime ? before.lastTransitionTime : now;
    const condition = { type, status, reason: 'Kubelet', lastHeartbeatTime: now, lastTransitionTime };
    if (before === undefined) next.push(condition);
    else next[at] = condition;
  }
  return { ...each, status: { ...each.status, conditions: next } };
};

/** The cluster as its API has it, from step to step, with the controller that watches over it. */
class Cluster {
  private nodes: readonly Node[];
  private pods: readonly Pod[];
  private now = 0;
  private memory: NodeLifecycleMemory = nothingRemembered;
  private marked: string[] = [];
  private readonly leases = new Map<string, number>();
  private readonly request: Request;
  private readonly inOrder: (nodes: readonly Node[]) => readonly Node[];

  constructor(request: Request, inOrder: (nodes: readonly Node[]) => readonly Node[]) {
    this.request = request;
    this.inOrder = inOrder;
    this.nodes = request.nodes;
    this.pods = request.pods;
  }

  step(step: Step): JsonObject {
    this.now = (this.request.now + step.at) * 1000;
    this.marked = [];
    this.change(step);
    this.write(this.nodes.flatMap(noScheduleTaints));
    this.pass(monitorNodeHealth);
    this.write(this.nodes.flatMap(noScheduleTaints));
    this.pass(taintNodes);
    const added = new Set(step.addPods.map(({ metadata }) => metadata?.name));
    this.write(
      this.pods
        .filter(({ metadata }) => added.has(metadata?.name))
        .flatMap((pod) => podBoundToUnreadyNode(this.view(), pod)),
    );
    return this.answer();
  }

  private change({ post, renew, add, remove, addPods, cordon }: Step): void {
    this.nodes = [...this.nodes, ...add].filter((each) => !remove.includes(nodeName(each)));
    this.pods = [...this.pods, ...addPods];
    for (const name of renew) this.leases.set(name, this.now);
    this.nodes = this.nodes.map((each) => {
      const unschedulable = cordon.get(nodeName(each));
      const conditions = post.get(nodeName(each));
      const next = conditions ? posted(each, conditions, apiTime(this.now)) : each;
      return unschedulable === undefined ? next : { ...next, spec: { ...next.spec, unschedulable } };
    });
  }

  private view(): NodeLifecycleView {
    const { now, pods, leases, memory, request } = this;
    const settings = { ...defaultNodeLifecycleSettings, ...request };
    return { now, nodes: this.inOrder(this.nodes), pods, leases, settings, memory };
  }

  private pass(decide: (view: NodeLifecycleView) => NodeLifecyclePass): void {
    const { writes, memory } = decide(this.view());
    this.memory = memory;
    this.write(writes);
  }

  private write(writes: readonly NodeWrite[]): void {
    for (const write of writes) {
      if (write.kind === 'markPodNotReady') this.markNotReady(write.pod);
      else this.nodes = this.nodes.map((each) => afterNodeWrite(each, write));
    }
  }

  private markNotReady(pod: Pod): void {
    if (isPodReady(pod)) this.marked.push(pod.metadata?.name ?? '');
    const conditions = (pod.status?.conditions ?? []).map((each) =>
      each.type === 'Ready' ? { ...each, status: 'False' } : each,
    );
    this.pods = this.pods.map((each) =>
      each === pod ? { ...pod, status: { ...pod.status, conditions } } : each,
    );
  }

  private answer(): JsonObject {
    const { zones, queues } = this.memory;
    // Zones that are forgotten keep their queue, and are not told.
    const byName = <T>(map: ReadonlyMap<string, T>) => [...map].toSorted(([a], [b]) => byText(a, b));
    return {
      nodes: Object.fromEntries(
        this.nodes.map(({ metadata, spec, status }) => [
          metadata?.name ?? '',
          {
            conditions: Object.fromEntries(
              (status?.conditions ?? []).map((each) => [each.type, `${each.status}/${each.reason ?? ''}`]),
            ),
            taints: (spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).toSorted(byText),
          },
        ]),
      ),
      zones: Object.fromEntries(byName(zones)),
      evictionRates: Object.fromEntries(
        byName(queues)
          .filter(([zone]) => zones.has(zone))
          .map(([zone, { limiter }]) => [
            zone,
            limiter.kind === 'never' ? 0 : Number(limiter.rate.toPrecision(7)),
          ]),
      ),
      podsMarkedNotReady: this.marked.toSorted(byText),
    };
  }
}

const noExecuteTaints = [
  'node.kubernetes.io/not-ready:NoExecute',
  'node.kubernetes.io/unreachable:NoExecute',
];

type NodeAnswers = { readonly [name: string]: { readonly taints: readonly string[] } };

/** Where it is left to chance which node comes first, only how many have each of the two taints. */
const byCount = (step: JsonObject): JsonObject => {
  const nodes = step.nodes as NodeAnswers;
  const taints = Object.values(nodes).flatMap((each) => each.taints);
  return {
    ...step,
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([name, each]) => [
        name,
        { ...each, taints: each.taints.filter((taint) => !noExecuteTaints.includes(taint)) },
      ]),
    ),
    noExecuteCounts: Object.fromEntries(
      noExecuteTaints.map((name) => [name, taints.filter((taint) => taint === name).length]),
    ),
  };
};

export const nodeLifecycle: Operation = {
  op: 'nodeLifecycle',
  says: 'conditions and taints of nodes, and the Pods that are told not to be ready, step by step',
  ...withShape(nodeLifecycleShape, (request) => {
    const run = (inOrder: (nodes: readonly Node[]) => readonly Node[]): JsonObject[] => {
      const cluster = new Cluster(request, inOrder);
      return request.steps.map((step) => cluster.step(step));
    };
    const steps = run((nodes) => nodes);
    const reversed = run((nodes) => nodes.toReversed());
    if (JSON.stringify(steps) === JSON.stringify(reversed)) return { steps };
    return { steps: steps.map(byCount), noExecuteByCount: true };
  }),
};
