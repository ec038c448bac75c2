import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { crashLoopPolicy } from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import { nextBackoff } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { PodStep } from '../steps.ts';
import { type ContainerStep, isNewInstance } from '../writes/containerStep.ts';
import { allStatuses, isRejection } from '../writes/kubeletDecision.ts';
import { conditionIn, type LivePod, type PodMemory, seconds } from './livePod.ts';
import { holderOf } from './livePods.ts';

const isAddress = (field: string): boolean => field === 'podIP' || field === 'podIPs';

/** Notes what laws about later events will ask of this one. */
export const remember = ({ memory }: LivePod, step: PodStep): void => {
  const { writer, change, before, after, containers, record } = step;
  const { deletionTimestamp, generation = 0 } = after.metadata ?? {};
  const heard = deletionTimestamp !== undefined && (after.status?.observedGeneration ?? 0) >= generation;
  if (writer === 'binding') memory.boundAt = record.time;
  if (writer === 'kubelet' && heard) memory.deletionHeardAt ??= record.time;
  if (change?.spec) rememberContainers(memory, step);
  if (writer === 'spec' && changesContainers(step)) {
    memory.specChanged = true;
    memory.respecified = new Set(allStatuses(after.status).map(({ name }) => name));
    memory.backoffs.clear();
  }
  if (writer === 'garbage collection') memory.failedFromOutside = after.status?.phase === 'Failed';
  if (record.snapshot) rememberSight(memory, after);
  if (before?.metadata?.deletionTimestamp && !isTerminalPhase(before.status?.phase))
    memory.endedDeleted = isTerminalPhase(after.status?.phase);
  if (writer === 'kubelet') rememberSandbox(memory, step);
  rememberGates(memory, step);
  if (writer === 'status by hand' && change?.status.includes('phase')) memory.phaseByHand = true;
  if (writer === 'status by hand' && change?.status.some(isAddress)) memory.addressByHand = true;
  if (writer === 'kubelet') {
    if (before !== undefined && isRejection(before, after)) memory.rejected = true;
    memory.phaseByHand = false;
    memory.addressByHand = false;
  }
  const sandbox =
    change?.status.includes('podIP') || change?.conditions.includes('PodReadyToStartContainers');
  if (sandbox) memory.backoffs.clear();
  for (const container of containers) {
    rememberRestart(memory, container, step);
    rememberInstance(step, container);
  }
};

/** The Pod was there before: its spec may have been changed, and who failed it is not known. */
const rememberSight = (memory: PodMemory, { metadata, status }: Pod): void => {
  const failed = status?.phase === 'Failed';
  memory.seenLate = true;
  memory.failedFromOutside ||= failed;
  memory.phaseByHand ||= failed && allStatuses(status).some(({ state }) => state?.running);
  memory.specChanged ||= (metadata?.generation ?? 1) > 1;
};

/** So many earlier specs are remembered. */
const formerLimit = 32;

const rememberContainers = (memory: PodMemory, { before }: PodStep): void => {
  const { containers = [], initContainers = [] } = before?.spec ?? {};
  memory.formerContainers = [[...containers, ...initContainers], ...memory.formerContainers].slice(
    0,
    formerLimit,
  );
};

/** The kubelet may have started containers as the spec was before. */
const changesContainers = ({ before, after }: PodStep): boolean =>
  after.spec?.nodeName !== undefined &&
  containerFields.some((field) => !deepEqual(before?.spec?.[field], after.spec?.[field]));

const containerFields = ['initContainers', 'containers', 'resources'] as const;

/** A Pod in the network of its node has no address that tells of its sandbox. */
const rememberSandbox = (memory: PodMemory, { after }: PodStep): void => {
  const ip = after.status?.podIP;
  if (ip === undefined || after.spec?.hostNetwork) return;
  const known = memory.sandbox;
  const ids = allStatuses(after.status).flatMap(({ containerID }) => containerID || []);
  if (known?.ip !== ip)
    memory.sandbox = { ip, instances: new Set(ids), former: known?.instances ?? new Set() };
  else if (ids.some((id) => !known.instances.has(id)))
    memory.sandbox = { ...known, instances: new Set([...known.instances, ...ids]) };
};

/** How long a kubelet may write what it decided before it saw a readiness gate, in seconds. */
const gateDelaySeconds = 10;

const rememberGates = (memory: PodMemory, { writer, before, after, change, record }: PodStep): void => {
  const gates = after.spec?.readinessGates ?? [];
  if (gates.length === 0) return;
  memory.unseenGates = memory.unseenGates.filter(({ until }) => until > record.time);
  const set = gates.some(({ conditionType }) => change?.conditions.includes(conditionType));
  if (writer !== 'status by hand' || !set) return;
  const conditions = before?.status?.conditions ?? [];
  memory.unseenGates = [...memory.unseenGates, { conditions, until: record.time + gateDelaySeconds }];
};

/**
 * A restart that was seen alone, in one sandbox, by one kubelet process and of one spec, sets the back-off of the next one;
 * others leave it unknown.
 */
const rememberRestart = (
  memory: PodMemory,
  container: ContainerStep,
  { change, after: pod }: PodStep,
): void => {
  if (!isNewInstance(container)) return;
  const { before, after } = container;
  const { name } = container.container;
  const finished = seconds(after.lastState?.terminated?.finishedAt);
  const start = seconds(after.state?.running?.startedAt ?? after.state?.terminated?.startedAt);
  const alone = before !== undefined && after.restartCount === before.restartCount + 1;
  const ready = conditionIn(pod, 'PodReadyToStartContainers');
  const sandbox = change?.status.includes('podIP') || finished <= seconds(ready?.lastTransitionTime);
  const former = memory.kubeletSince !== undefined && start <= memory.kubeletSince;
  const respecified = memory.respecified.has(name);
  if (respecified) memory.respecified = new Set([...memory.respecified].filter((each) => each !== name));
  if (!alone || sandbox || former || respecified || Number.isNaN(finished) || Number.isNaN(start)) {
    memory.backoffs.delete(name);
    return;
  }
  memory.backoffs.set(name, nextBackoff(memory.backoffs.get(name), finished, start, crashLoopPolicy));
};

const rememberInstance = (
  { history, after }: PodStep,
  { before, after: status, container }: ContainerStep,
): void => {
  const [old, next] = [before?.containerID, status.containerID];
  if (old === next) return;
  if (next) history.pods.noteInstance(next, holderOf(after, container.name));
};
