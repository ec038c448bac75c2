import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import { couldRestartAllContainers } from '../../../spec/kubelet/restart/restartRules.ts';
import { containerLaw } from './containers.ts';

/** Times of the API are whole seconds: a difference of two is off by less than one. */
const rounding = 1;

export const backoff = containerLaw({
  id: 'container/backoff',
  says: 'A container that exits by itself restarts no earlier than 0, 10, 20, 40, 80, 160, then 300 s after its exits, reset after a quiet time',
  source: 'Kubernetes documentation, Pod Lifecycle, How Pods handle problems with containers',
  exceptions: [
    'containers that the kubelet kills for a probe or a hook',
    'another sandbox, another kubelet process, a changed spec, RestartAllContainers',
    'a node that is configured with a shorter maximum',
  ],
  each: (step, { after: pod, change, live }) => {
    const { container, after, before } = step;
    const entry = live?.memory.backoffs.get(container.name);
    if (entry === undefined || !isNewInstance(step) || pod.spec === undefined) return undefined;
    if (after.restartCount !== (before?.restartCount ?? 0) + 1) return undefined;
    if (container.livenessProbe ?? container.startupProbe ?? container.lifecycle?.postStart) return undefined;
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
});
