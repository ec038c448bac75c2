import { nodeCondition, seenStates } from '../../../models/recorded/history/liveNode.ts';
import { conditionIn, isReady, isTerminalPhase, seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { compileLabelSelector, type LabelSelector, selects } from '../../../spec/api/labelSelector.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { tolerationTime } from '../../../spec/controllers/taintEviction/tolerationTime.ts';
import type { PodLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

/** The reason of DisruptionTarget that this event brings. */
const newReason = ({ before, after }: PodStep): string | undefined => {
  const target = conditionIn(after, 'DisruptionTarget');
  const old = before && conditionIn(before, 'DisruptionTarget');
  return target?.status === 'True' && old?.reason !== target.reason ? target.reason : undefined;
};

export const taintEviction: PodLaw = {
  id: 'eviction/only-with-reason',
  says: 'A taint evicts a Pod only if it is on its node, is not tolerated, or has been for longer than tolerationSeconds',
  source: 'Kubernetes documentation, Taints and Tolerations, Taint based Evictions',
  judge: (step) => {
    if (newReason(step) !== 'DeletionByTaintManager') return undefined;
    const { after, history, record } = step;
    const name = after.spec?.nodeName ?? '';
    const node = history.nodes.get(name);
    if (node === undefined)
      return history.goneNodes.has(name) || !history.watched.has('nodes')
        ? undefined
        : 'no node of it has taints';
    const since = Math.max(history.noExecuteSince.get(name) ?? Number.POSITIVE_INFINITY, boundAt(step));
    let first: string | undefined;
    for (const { spec } of seenStates(node, record.time)) {
      const taints = (spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
      const time = tolerationTime(after.spec?.tolerations ?? [], taints);
      if (taints.length === 0) first ??= `${name} has no NoExecute taint`;
      else if (time.kind === 'notTolerated') return undefined;
      else if (time.kind === 'forever') first ??= `it tolerates the taints of ${name}`;
      else if (record.time - since + clockSkew >= time.seconds) return undefined;
      else
        first ??= `it tolerates the taints of ${name} for ${time.seconds} s, and ${(record.time - since).toFixed(0)} s went by`;
    }
    return `a taint evicts it: ${first}`;
  },
};

const boundAt = ({ after }: PodStep): number => {
  const time = seconds(conditionIn(after, 'PodScheduled')?.lastTransitionTime);
  return Number.isNaN(time) ? 0 : time;
};

export const evictionAsked: PodLaw = {
  id: 'disruption/asked',
  says: 'An eviction through the API is asked for',
  source: 'Kubernetes documentation, API-initiated Eviction',
  exceptions: ['a recording without any requests'],
  judge: (step) => {
    const { history, after } = step;
    if (newReason(step) !== 'EvictionByEvictionAPI' || !history.requests.recorded) return undefined;
    const { name = '', namespace = '' } = after.metadata ?? {};
    return history.requests.isAskedToEvict(pathOf('pods', name, namespace), step.record.time)
      ? undefined
      : 'the eviction API evicts it, and nobody asked for that';
  },
};

export const budget: PodLaw = {
  id: 'disruption/budget',
  says: 'An eviction of a healthy running Pod through the API is allowed by its disruption budget, which notes it',
  source: 'Kubernetes documentation, Specifying a Disruption Budget; API-initiated Eviction',
  exceptions: ['unready Pods under AlwaysAllow, or while the budget is met'],
  judge: (step) => {
    if (newReason(step) !== 'EvictionByEvictionAPI') return undefined;
    const { before, after, history } = step;
    if (before === undefined || before.status?.phase !== 'Running' || !isReady(before)) return undefined;
    for (const { resource, object } of history.objects.values()) {
      if (resource !== 'poddisruptionbudgets' || object.metadata.namespace !== after.metadata?.namespace)
        continue;
      const { spec, status } = object as PodDisruptionBudget;
      const selector = compileLabelSelector(spec?.selector as LabelSelector);
      if (!selector.valid || !selects(selector.selector, after.metadata?.labels)) continue;
      if (Object.keys(status?.disruptedPods ?? {}).includes(after.metadata?.name ?? '')) continue;
      return `it is evicted, and the budget ${object.metadata.name} (${status?.disruptionsAllowed} allowed) does not say so`;
    }
    return undefined;
  },
};

const priorityOf = ({ spec }: Pod): number => spec?.priority ?? 0;

export const preemption: PodLaw = {
  id: 'scheduling/victims',
  says: 'Preemption evicts a Pod only for one of higher priority that waits for a node',
  source: 'Kubernetes documentation, Pod Priority and Preemption',
  exceptions: ['the Pod that preempts may be in a namespace that is not watched'],
  judge: (step) => {
    if (newReason(step) !== 'PreemptionByScheduler' || !step.history.settings.dedicatedNodes)
      return undefined;
    const { after, history } = step;
    const priority = priorityOf(after);
    for (const { object } of history.pods.values()) {
      if (priorityOf(object) > priority && object.spec?.preemptionPolicy !== 'Never') {
        if (object.metadata?.deletionTimestamp === undefined) return undefined;
      }
    }
    return `it is preempted with priority ${priority}, and no Pod of higher priority is there that may preempt`;
  },
};

export const garbageCollection: PodLaw = {
  id: 'gc/pod-gc',
  says: 'Pod garbage collection fails a Pod whose node is gone, or which is being deleted on a node that is out of service',
  source: 'Kubernetes documentation, Pod Lifecycle, Garbage collection of Pods; Non-graceful node shutdown',
  judge: ({ writer, after, history, record }) => {
    if (writer !== 'garbage collection') return undefined;
    if (!isTerminalPhase(after.status?.phase))
      return `Pod garbage collection leaves it ${after.status?.phase}`;
    const name = after.spec?.nodeName;
    if (name === undefined) return undefined;
    const node = history.nodes.get(name);
    if (node === undefined || nodeCondition(node.object, 'Ready') !== 'True') return undefined;
    const unready = seenStates(node, record.time).some((state) => nodeCondition(state, 'Ready') !== 'True');
    return unready ? undefined : `Pod garbage collection fails it, and its node ${name} is there and ready`;
  },
};

export const nodeLifecycle: PodLaw = {
  id: 'node/unready-pods',
  says: 'The node lifecycle controller makes Pods unready only while their node is not ready',
  source: 'Kubernetes documentation, Nodes, Node controller',
  judge: ({ writer, after, history, record }) => {
    if (writer !== 'node lifecycle') return undefined;
    const node = history.nodes.get(after.spec?.nodeName ?? '');
    if (node === undefined) return undefined;
    const lost = seenStates(node, record.time).some((state) => nodeCondition(state, 'Ready') !== 'True');
    return lost
      ? undefined
      : `Ready became False without a reason, and the node ${after.spec?.nodeName} is ready`;
  },
};

/** Writes that were under way when the kubelet fell silent may still arrive, for so many seconds. */
const underWay = 3;

export const silentKubelet: PodLaw = {
  id: 'node/silent-kubelet',
  says: 'A kubelet that does not run, or does not reach the API, writes nothing',
  source: 'Kubernetes documentation, Nodes, Heartbeats',
  judge: ({ writer, after, history, record }) => {
    if (writer !== 'kubelet') return undefined;
    const since = history.nodes.get(after.spec?.nodeName ?? '')?.silentSince;
    return since !== undefined && record.time - since > underWay
      ? `its kubelet wrote the status ${(record.time - since).toFixed(0)} s after it fell silent`
      : undefined;
  },
};
