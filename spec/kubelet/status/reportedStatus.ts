import type { PodCondition } from '../../api/objects/core.ts';
import { conditionOf, terminalVerdict } from '../conditions/condition.ts';
import { ownedByKubelet } from '../conditions/ownedByKubelet.ts';
import type { PodPhase } from '../phase/podPhase.ts';
import { isTerminalPhase } from '../phase/terminalPhase.ts';

/** The parts of a status that are not simply taken over when it is written. */
export type ReportedStatus = {
  readonly phase: PodPhase;
  readonly reason: string;
  readonly message: string;
  readonly conditions: readonly PodCondition[];
};

const withCondition = (conditions: readonly PodCondition[], one: PodCondition): readonly PodCondition[] => {
  const at = conditions.findIndex(({ type }) => type === one.type);
  return at < 0 ? [...conditions, one] : conditions.with(at, one);
};

/** DisruptionTarget belongs to the kubelet and to others; it goes out with the terminal phase that it explains. */
const mergedConditions = (
  api: ReportedStatus,
  decided: ReportedStatus,
  becomesTerminal: boolean,
): readonly PodCondition[] => {
  const foreign = api.conditions.filter(({ type }) => !ownedByKubelet(type));
  const own = decided.conditions.filter(({ type }) => ownedByKubelet(type));
  const target = decided.conditions.find(({ type }) => type === 'DisruptionTarget');
  if (target === undefined || !becomesTerminal) return [...foreign, ...own];
  return [...withCondition(foreign, target), ...own];
};

const isReady = ({ type, status }: PodCondition): boolean =>
  (type === 'Ready' || type === 'ContainersReady') && status === 'True';

/**
 * What the kubelet writes of a status it has decided, given what the API server shows (`api`). A terminal phase is held
 * back while containers of the Pod may still run: the write before it shows all containers terminated, and the phase
 * as it was. A Pod in a terminal phase is not shown as ready.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const reportedStatus = (
  api: ReportedStatus,
  decided: ReportedStatus,
  couldHaveRunningContainers: boolean,
  generation?: number,
): ReportedStatus => {
  const terminates = !isTerminalPhase(api.phase) && isTerminalPhase(decided.phase);
  const heldBack = terminates && couldHaveRunningContainers;
  const { phase, reason, message } = heldBack ? api : decided;
  const conditions = mergedConditions(api, decided, terminates && !couldHaveRunningContainers);
  if (!isTerminalPhase(phase) || !conditions.some(isReady)) return { phase, reason, message, conditions };
  const unready = ['ContainersReady', 'Ready'].map((type) =>
    conditionOf(type, terminalVerdict(phase), generation),
  );
  return { phase, reason, message, conditions: unready.reduce(withCondition, conditions) };
};
