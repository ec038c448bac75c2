import { crashLoopBackoff } from '../../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import type { BackoffEntry } from '../../../../spec/kubelet/backoff/exponentialBackoff.ts';
import { afterFailedPull, imagePull } from '../../../../spec/kubelet/backoff/imagePullBackoff.ts';
import { processAt } from './kubeletProcess.ts';
import { isPlanned, type Plan, type Plans, plansOf, syncsBehind } from './plans.ts';
import type { RecordedPod } from './recordedPod.ts';
import { eachPod } from './statement.ts';

/** A sync that stops a container and starts it again makes no pause in between, in seconds. */
const withoutPause = 2;

/**
 * The syncs that can have started the container in line `at`: that which stopped the instance before, if it ended just
 * now, else one that came after its end.
 */
const startingSyncs = (pod: RecordedPod, plans: Plans, at: number): readonly Plan[] => {
  const { container, time = 0 } = pod.log[at] ?? {};
  const before = pod.log.slice(0, at);
  const stopped = before.findLastIndex((line) => line.container === container && isPlanned(line));
  const syncs = [...syncsBehind(pod, plans, at)];
  if (before[stopped]?.op !== 'StopContainer') return syncs;
  const ended = before.findLast((line) => line.container === container && line.op === 'Exit')?.time ?? 0;
  return syncs.filter((sync) => sync.at <= stopped === time - ended < withoutPause);
};

/** When the newest instance that had ended then had ended. */
const finishedAt = ({ runtime }: Plan, container: string | undefined): number | undefined =>
  runtime.containers.find(({ name, state }) => name === container && state === 'exited')?.finishedAt;

export const crashLoops = eachPod('a container is not started again before its back-off is over', (pod) => {
  const plans = plansOf(pod);
  const entries = new Map<string, BackoffEntry | undefined>();
  return pod.log.flatMap((line, at) => {
    if (line.op !== 'CreateContainer') return [];
    const key = `${line.container} ${processAt(pod, line.time)}`;
    const entry = entries.get(key);
    const decisions = startingSyncs(pod, plans, at).map((sync) =>
      crashLoopBackoff(entry, finishedAt(sync, line.container), line.time),
    );
    const start = decisions.find(({ kind }) => kind === 'start');
    if (start?.kind === 'start') entries.set(key, start.entry);
    if (entry === undefined) return [];
    return [start ? undefined : `${line.ts} ${line.container} starts within ${entry.delaySeconds} s`];
  });
});

export const imagePulls = eachPod(
  'an image that could not be pulled is not asked for again before its back-off is over',
  (pod) => {
    const entries = new Map<string, BackoffEntry>();
    return pod.log.flatMap(({ op, image, ok, time, ts }) => {
      if (op !== 'PullImage') return [];
      const key = `${image} ${processAt(pod, time)}`;
      const entry = entries.get(key);
      if (!ok) entries.set(key, afterFailedPull(entry, time));
      if (entry === undefined) return [];
      const { kind } = imagePull('Always', false, entry, time);
      return [kind === 'pull' ? undefined : `${ts} ${image} is pulled within ${entry.delaySeconds} s`];
    });
  },
);
