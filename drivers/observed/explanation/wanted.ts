import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { FaultKind } from './faults.ts';
import { type ContainerSight, isRefusal, type Sight, shownConditions } from './sight.ts';

/** What a write of the kubelet shows, and how that came from what it had written before. */
export type Wanted = {
  readonly sight: Sight;
  /** how many instances of each container were started in between */
  readonly starts: readonly number[];
  /** the spec has changed since the Pod was created: containers may be restarted for that */
  readonly specChanged: boolean;
  /** phase and readiness are not what its containers make them: its kubelet may have failed it, and hold that back */
  readonly isFailing: boolean;
  /** it was initialized before, or may have been since the last write, and stays so */
  readonly wasInitialized: boolean;
  /** it was shown with a sandbox before: the write that ends it may go by what was decided then */
  readonly wasWithSandbox: boolean;
  /** others have a say in the condition Ready (readiness gates) */
  readonly isReadyOpen: boolean;
  /** its kubelet was started again since, and that is to explain the write */
  readonly kubeletStarted: boolean;
  /** attempts of probes that fail may explain it */
  readonly probesFail: boolean;
  /** what may have happened to its node, its kubelet or its sandbox */
  readonly faults: readonly FaultKind[];
};

/** Restart counts grow by one for each instance but the first. Below zero: they fell, and no run does that. */
export const startsBetween = (before: Sight, after: Sight): readonly number[] =>
  after.containers.map(({ restartCount, isKnown }, at) => {
    if (isRefusal(after)) return 0;
    const old = before.containers[at];
    const first = isKnown && !old?.isKnown ? 1 : 0;
    return restartCount - (old?.restartCount ?? 0) + first;
  });

/** A condition that the charts do not decide alone. */
const isOpen = (at: number, { sight, isReadyOpen, wasInitialized, wasWithSandbox }: Wanted): boolean => {
  switch (shownConditions[at]) {
    case 'Ready':
      return isReadyOpen;
    case 'PodReadyToStartContainers':
      return wasWithSandbox && isTerminalPhase(sight.phase) && sight.conditions[at] === 'True';
    case 'Initialized':
      return wasInitialized && sight.conditions[at] === 'True';
    default:
      return false;
  }
};

/** In how many things what the kubelet could write differs from what it wrote; 0: that is what it wrote. */
export const differences = (could: Sight, wanted: Wanted): number => {
  const { sight } = wanted;
  if (isRefusal(could)) {
    const isEnd = sight.phase === 'Failed' && sight.failedByKubelet;
    return Number(!isRefusal(sight)) + Number(!isEnd && isTerminalPhase(sight.phase));
  }
  let count = isSameEnd(could, sight)
    ? 0
    : Number(could.phase !== sight.phase) + Number(could.failedByKubelet !== sight.failedByKubelet);
  for (const [at, status] of could.conditions.entries()) {
    if (status !== sight.conditions[at] && !isOpen(at, wanted)) count += 1;
  }
  for (const [at, container] of could.containers.entries()) {
    const shown = sight.containers[at];
    if (shown === undefined || !isContainerShown(container, shown, isTerminalPhase(sight.phase))) count += 1;
  }
  return count;
};

/** A deadline that passes while a Pod ends, or after, gives its reason to that end, however the containers ended. */
const isSameEnd = (could: Sight, { isOverdue, phase }: Sight): boolean =>
  isOverdue && isTerminalPhase(could.phase) && (phase === could.phase || phase === 'Failed');

const isContainerShown = (could: ContainerSight, wanted: ContainerSight, ended: boolean): boolean => {
  if (could.state === 'running') {
    if (wanted.state !== 'running' || could.ready !== wanted.ready) return false;
    // what a startup probe finds is written by itself, and what follows from it later
    return could.started === wanted.started || wanted.hasStartupProbe;
  }
  const waitsAgain = could.state === 'terminated' && wanted.state === 'waiting';
  if (waitsAgain ? wanted.ready && !could.ready : could.ready !== wanted.ready) return false;
  // what never ran is shown as ended for unknown reasons once its Pod has ended
  if (could.state === 'waiting')
    return wanted.state === 'waiting' || (ended && wanted.state === 'terminated' && wanted.exit === null);
  // what waits to be restarted when its Pod ends is not known to have ended
  if (wanted.state === 'terminated') return could.exit === wanted.exit || wanted.exit === null;
  // it waits to be restarted; or its Pod ended before its kubelet knew from the API that it was to be started at all
  return wanted.state === 'waiting' && (wanted.isKnown ? could.exit === wanted.exit : could.exit === null);
};

/** Tells apart what is wanted: equal texts, equal answers. */
export const wantedKey = (wanted: Wanted): string => {
  const {
    sight,
    starts,
    specChanged,
    isFailing,
    wasInitialized,
    wasWithSandbox,
    isReadyOpen,
    kubeletStarted,
    probesFail,
    faults,
  } = wanted;
  let key = `${sight.phase} ${sight.conditions.join()}`;
  for (const flag of [
    sight.failedByKubelet,
    sight.isOverdue,
    specChanged,
    isFailing,
    wasInitialized,
    wasWithSandbox,
    isReadyOpen,
    kubeletStarted,
    probesFail,
  ]) {
    key += flag ? '1' : '0';
  }
  for (const kind of faults) key += kind;
  for (const [at, { state, exit, ready, started, isKnown }] of sight.containers.entries()) {
    key += ` ${state}${exit}${ready ? 'r' : ''}${started ? 's' : ''}${isKnown ? 'k' : ''}${starts[at]}`;
  }
  return key;
};
