import type { Pod } from '../api/objects/core.ts';
import { isTerminalPhase } from '../kubelet/phase/terminalPhase.ts';
import type { ClusterObjects } from './cluster.ts';
import { preparedDecider } from './engine/preparedDecider.ts';
import type { PodInfo } from './podInfo.ts';
import type { Decision } from './schedule.ts';

/** Where a pending Pod goes: to a node at once, or to one on which others must make room first, or nowhere. */
export type Turn = {
  readonly pod: Pod;
  readonly decision: Decision;
  /** the node that it is bound to */
  readonly node?: string;
  /** the node that is kept for it (`status.nominatedNodeName`) while it stays Pending */
  readonly nominatedNode?: string;
  /** the Pods that are evicted for it, most important first */
  readonly victims: readonly PodInfo[];
};

const priorityOf = ({ spec }: Pod): number => spec?.priority ?? 0;

const hasEnded = ({ status }: Pod): boolean => isTerminalPhase(status?.phase);

const bindTo = (pod: Pod, nodeName: string): Pod => ({
  ...pod,
  spec: { containers: [], ...pod.spec, nodeName },
});

const nominateTo = (pod: Pod, nominatedNodeName: string | undefined): Pod => {
  const { nominatedNodeName: _, ...status } = pod.status ?? {};
  return { ...pod, status: nominatedNodeName === undefined ? status : { ...status, nominatedNodeName } };
};

/** The node that an undecided Pod is kept for after this decision; victims are named if there are new ones. */
const nomination = (pod: Pod, { preemption }: Decision): Pick<Turn, 'nominatedNode' | 'victims'> => {
  const before = pod.status?.nominatedNodeName;
  const kept = { victims: [], ...(before ? { nominatedNode: before } : {}) };
  if (preemption === undefined || !preemption.eligible) return kept;
  const [pick] = preemption.best;
  return pick === undefined ? { victims: [] } : { nominatedNode: pick.node, victims: pick.victims };
};

/**
 * Schedules the Pods of a cluster that have no node yet, one after the other: those of higher priority first, else
 * in the order given. Each sees those before it where they were put. A Pod that others must be evicted for stays
 * Pending: its victims count until they are gone, and the room on its node is kept for it from Pods of its own or
 * lower priority. A Pod that is nominated to a node goes there if it fits; evicting Pods for one of higher priority
 * takes the nominations of lower ones on that node away.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#user-exposed-information
 *
 * @param objects normalized objects; of the best nodes the first by name is taken
 * @param deciderOf decides about each Pod: `readableDecider` gives the same, more slowly
 */
export const scheduleInTurn = (objects: ClusterObjects, deciderOf = preparedDecider): readonly Turn[] => {
  const living = (objects.pods ?? []).filter((pod) => !hasEnded(pod));
  const bound = living.filter(({ spec }) => spec?.nodeName);
  const queue = living
    .filter(({ metadata, spec }) => !spec?.nodeName && !metadata?.deletionTimestamp)
    .toSorted((a, b) => priorityOf(b) - priorityOf(a));
  const waiting = new Map(queue.map((pod, index) => [index, pod]));
  const decider = deciderOf({ ...objects, pods: bound }, queue);
  return queue.map((_, index): Turn => {
    const pod = waiting.get(index)!;
    const decision = decider.decide(pod);
    if (decision.preEnqueueReject !== undefined) return { pod, decision, victims: [] };
    const node = nodeFor(pod, decision);
    if (node !== undefined) {
      decider.bind(bindTo(pod, node));
      waiting.delete(index);
      if (pod.status?.nominatedNodeName) decider.wait([...waiting.values()]);
      return { pod, decision, node, victims: [] };
    }
    const { nominatedNode, victims } = nomination(pod, decision);
    if (victims.length > 0) {
      for (const [at, other] of waiting) {
        const givesWay =
          other.status?.nominatedNodeName === nominatedNode && priorityOf(other) < priorityOf(pod);
        if (givesWay) waiting.set(at, nominateTo(other, undefined));
      }
    }
    waiting.set(index, nominateTo(pod, nominatedNode));
    if (nominatedNode !== pod.status?.nominatedNodeName || victims.length > 0) {
      decider.wait([...waiting.values()]);
    }
    return { pod, decision, victims, ...(nominatedNode === undefined ? {} : { nominatedNode }) };
  });
};

/** The node that it is nominated to if that is feasible, else the first by name of the best ones. */
const nodeFor = (pod: Pod, { nodes, best }: Decision): string | undefined => {
  const nominated = pod.status?.nominatedNodeName;
  const fits = nodes.some(({ node, feasible }) => node === nominated && feasible);
  return fits ? nominated : [...best].sort()[0];
};
