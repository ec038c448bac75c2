import { decidePodActions } from '../../../../spec/kubelet/actions/decidePodActions.ts';
import type { ContainerProbes } from '../../../../spec/kubelet/probes/probeResults.ts';
import { type CRICall, syncCalls } from '../../../../spec/kubelet/runtime/criCalls.ts';
import type { RuntimeStatus } from '../../../../spec/kubelet/runtime/status.ts';
import { probed } from './probeVerdicts.ts';
import { type RecordedPod, shownAt } from './recordedPod.ts';
import type { RuntimeLine } from './runtimeLine.ts';
import { runtimeStates } from './runtimeStates.ts';

/** A sync that began before the line `at` of a Pod's log: what the runtime reported, and the calls that follow from it. */
export type Plan = {
  readonly at: number;
  readonly runtime: RuntimeStatus;
  readonly calls: readonly CRICall[];
};

export type Plans = (at: number) => Plan | undefined;

/** What a sync of the Pod would do at each line of its log. */
export const plansOf = (pod: RecordedPod): Plans => {
  const states = runtimeStates(pod.log);
  const attempts = probed(pod);
  const known = new Map<number, Plan>();
  const planAt = (at: number): Plan | undefined => {
    const runtime = states[at];
    const shown = shownAt(pod, pod.log[at]?.time ?? 0);
    if (runtime === undefined || shown === undefined) return undefined;
    const probes = new Map<string, ContainerProbes>();
    for (const { name, id } of runtime.containers.toReversed()) {
      const own = attempts.filter((each) => each.line.cid === id && each.at < at);
      probes.set(name, Object.fromEntries(own.map(({ kind, verdict }) => [kind, verdict])));
    }
    const actuated = { containers: new Map() };
    const actions = decidePodActions({
      pod: shown.pod,
      runtime,
      probes,
      actuated,
      allContainersRestarting: false,
    });
    return { at, runtime, calls: syncCalls(actions, shown.pod, runtime) };
  };
  return (at) => {
    const plan = known.get(at) ?? planAt(at);
    if (plan) known.set(at, plan);
    return plan;
  };
};

/** The call is the one that the line tells of. */
const tells = (line: RuntimeLine, call: CRICall): boolean => {
  if (line.op !== call.call) return false;
  switch (call.call) {
    case 'RunPodSandbox':
      return call.attempt === line.sbAttempt;
    case 'StopContainer':
      return call.id === line.cid;
    case 'CreateContainer':
      return call.container === line.container;
    default:
      return false;
  }
};

const planned = ['RunPodSandbox', 'CreateContainer', 'StopContainer'];

export const isPlanned = ({ op }: RuntimeLine): boolean => planned.includes(op);

/** The container that was created last is about to be started: the sync that does so is not over. */
const isBusy = (log: readonly RuntimeLine[], { at, runtime }: Plan): boolean =>
  runtime.containers.some(
    ({ id, state }) =>
      state === 'created' &&
      log.some(({ op, cid }, index) => index >= at && op === 'StartContainer' && cid === id),
  );

/** What the sync was to stop it stopped, before it started anything. */
const hasStopped = ({ calls }: Plan, since: readonly RuntimeLine[]): boolean =>
  calls.every((call) => call.call !== 'StopContainer' || since.some((line) => tells(line, call)));

/**
 * The syncs that can have made the call in line `at`, latest first: each planned it, and whatever was called since then,
 * once.
 */
export function* syncsBehind({ log }: RecordedPod, plans: Plans, at: number): Generator<Plan> {
  const since: RuntimeLine[] = [];
  for (let start = at; start >= 0; start -= 1) {
    const line = log[start];
    if (line === undefined) return;
    if (isPlanned(line)) {
      if (since.some((each) => each.op === line.op && each.container === line.container)) return;
      since.push(line);
    }
    const plan = plans(start);
    if (!plan || isBusy(log, plan)) continue;
    if (log[at]?.op !== 'StopContainer' && !hasStopped(plan, since)) continue;
    if (since.every((each) => plan.calls.some((call) => tells(each, call)))) yield plan;
  }
}
