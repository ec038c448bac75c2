import type { Container } from '../../../../spec/api/objects/core.ts';
import { isRestartableInitContainer } from '../../../../spec/api/resources.ts';
import type { KillReason } from '../../../../spec/kubelet/actions/podActions.ts';
import { containerGracePeriod } from '../../../../spec/kubelet/termination/containerGracePeriod.ts';
import { effectiveGracePeriod } from '../../../../spec/kubelet/termination/effectiveGracePeriod.ts';
import { stopContainer } from '../../../../spec/kubelet/termination/stopContainer.ts';
import { endedBy, isEnding } from './ending.ts';
import { processAt } from './kubeletProcess.ts';
import { type Probed, probed } from './probeVerdicts.ts';
import { type RecordedPod, shownAt } from './recordedPod.ts';
import type { RuntimeLine } from './runtimeLine.ts';
import { eachPod } from './statement.ts';

/** What clocks read differs by as much, in seconds, between a call and what the kubelet counts. */
const reading = 0.05;

const reasonFor = (line: RuntimeLine, attempts: readonly Probed[]): KillReason => {
  const failed = attempts.findLast(
    (each) => each.line.cid === line.cid && each.line.time <= line.time && each.kind !== 'readiness',
  );
  if (failed?.verdict !== 'failure') return '';
  return failed.kind === 'startup' ? 'StartupProbe' : 'LivenessProbe';
};

/** The grace periods, in seconds, with which the container can have been stopped: by the versions that could be seen. */
export const gracePeriods = (
  pod: RecordedPod,
  container: Container,
  line: RuntimeLine,
  attempts: readonly Probed[],
): readonly number[] => {
  if (isEnding(pod, line.time)) {
    return endedBy(pod, line.time).map((each) => effectiveGracePeriod(each.pod, 0).seconds);
  }
  const shown = shownAt(pod, line.time);
  return shown ? [containerGracePeriod(shown.pod, container, reasonFor(line, attempts))] : [];
};

/** When the stopping that the line belongs to began: with the first call that is part of it. */
export const stoppingSince = (pod: RecordedPod, at: number): number => {
  const { log } = pod;
  const own = log[at]?.time ?? 0;
  const before = log.slice(0, at);
  const started = before.findLastIndex(({ op }) => op === 'StartContainer');
  const stops = before.slice(started + 1).filter(({ op }) => op === 'StopContainer');
  const first = stops.find(({ time }) => processAt(pod, time) === processAt(pod, own));
  return first?.time ?? own;
};

/** How long the preStop hook of the container ran, in seconds. */
const preStopSeconds = (container: Container, log: readonly RuntimeLine[], line: RuntimeLine): number => {
  const { exec, sleep } = container.lifecycle?.preStop ?? {};
  if (sleep) return sleep.seconds;
  if (!exec) return 0;
  const command = JSON.stringify(exec.command);
  const begun = log.findLast(
    ({ cid, cmd, time }) => cid === line.cid && JSON.stringify(cmd) === command && time <= line.time,
  );
  return begun ? line.time - begun.time : 0;
};

export const stopTimeouts = eachPod(
  'between stop signal and kill a container has what its preStop hook and its waiting for others leave of the grace period',
  (pod) => {
    const { containers = [], initContainers = [] } = pod.shown[0]?.pod.spec ?? {};
    const attempts = probed(pod);
    return pod.log.flatMap((line, at) => {
      const container = [...initContainers, ...containers].find(({ name }) => name === line.container);
      if (line.op !== 'StopContainer' || container === undefined) return [];
      const preStop = preStopSeconds(container, pod.log, line);
      const waited = isRestartableInitContainer(container) ? line.time - stoppingSince(pod, at) - preStop : 0;
      const timeouts = gracePeriods(pod, container, line, attempts).flatMap((gracePeriodSeconds) =>
        [-reading, reading].map((more) => {
          const times = { preStopSeconds: preStop + more, turnSeconds: Math.max(0, waited + more) };
          return stopContainer({ container, gracePeriodSeconds, ...times }).timeout;
        }),
      );
      const right = timeouts.includes(line.timeout ?? -1);
      return [right ? undefined : `${line.ts} ${container.name} has ${line.timeout} s, not ${timeouts}`];
    });
  },
);

export const killsInTime = eachPod(
  'a container that ends by the kill had its whole time after the stop signal',
  (pod) =>
    pod.log.flatMap((line, at) => {
      if (line.op !== 'Exit' || line.exit !== 137) return [];
      const stops = pod.log.slice(0, at).filter(({ op, cid }) => op === 'StopContainer' && cid === line.cid);
      const stop = stops.at(-1);
      if (stop === undefined) return [];
      const granted = line.time - stop.time;
      return [granted < (stop.timeout ?? 0) ? `${line.ts} ${line.container} had ${granted} s` : undefined];
    }),
);
