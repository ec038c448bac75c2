import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import { crashLoopBackoff } from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import { couldRestartAllContainers } from '../../../spec/kubelet/restart/restartRules.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofContainers } from '../recordPredicate.ts';
import type { TimedContainer } from '../timed.ts';

/** Times of the API are whole seconds: a difference of two is off by less than one. */
const rounding = 1;

export const backoff: LawRecord = {
  id: 'container/backoff',
  says: 'Within one sandbox and one kubelet lifetime a container that exits by itself restarts no earlier than 0, 10, 20, 40, 80, 160, then 300 s after its exits, counted from the start after a quiet time',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts',
  fields: ['pod.spec.restartPolicy', 'pod.status.containerStatuses.state.waiting'],
  exceptions: [
    'a container that its kubelet killed, for a probe or a hook',
    'a changed spec, RestartAllContainers',
    'a node that is configured with a shorter maximum',
  ],
  model: everyStep<TimedContainer>({
    of: 'timed container',
    holds: (before, after) => {
      if (!isRestart(before, after)) return true;
      return (
        crashLoopBackoff(before.entry ?? undefined, before.endedAt ?? undefined, after.startedAt ?? 0)
          .kind === 'start'
      );
    },
    witness: (before, after) => isRestart(before, after) && before.entry !== null,
  }),
  record: ofContainers({
    showsLess: [
      'who ended a container that has a probe or a hook',
      'when kubelets started, if it has neither actions of a driver nor events about nodes',
    ],
    judge: (step, { after: pod, change, live, history }) => {
      const { container, after, before } = step;
      if (!history.showsKubelets) return undefined;
      const entry = live?.memory.backoffs.get(container.name);
      if (entry === undefined || !isNewInstance(step) || pod.spec === undefined) return undefined;
      if (after.restartCount !== (before?.restartCount ?? 0) + 1) return undefined;
      if (container.livenessProbe ?? container.startupProbe ?? container.lifecycle?.postStart)
        return undefined;
      const sandbox =
        change?.status.includes('podIP') || change?.conditions.includes('PodReadyToStartContainers');
      if (sandbox || couldRestartAllContainers(pod.spec)) return undefined;
      const finished = seconds(after.lastState?.terminated?.finishedAt);
      const start = seconds(after.state?.running?.startedAt ?? after.state?.terminated?.startedAt);
      const waited = start - finished;
      const quiet = finished - entry.updatedAt > 600;
      return !quiet && waited + rounding < entry.delaySeconds
        ? `it restarted ${waited} s after its exit; the back-off is ${entry.delaySeconds} s`
        : undefined;
    },
  }),
  mutants: ['restart-delay-ignored'],
  lies: ['a restart that came too soon'],
};

const isRestart = (before: TimedContainer, after: TimedContainer): boolean =>
  before.endedBy === 'itself' && after.startedAt !== before.startedAt;
