import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

/** Which probe tells what of a container. */
const told = [
  ['started', 'startupProbe'],
  ['ready', 'readinessProbe'],
] as const;

export const initialDelay: LawRecord = {
  id: 'probe/initial-delay',
  says: 'No probe succeeds before its initialDelaySeconds have passed since the container was started',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  fields: [
    'pod.spec.containers.readinessProbe.initialDelaySeconds',
    'pod.spec.containers.startupProbe.initialDelaySeconds',
    'pod.status.containerStatuses.ready',
    'pod.status.containerStatuses.started',
  ],
  exceptions: ['the first status of a kubelet that was restarted: it is made before any probe is'],
  record: ofContainers({
    times: true,
    judge: (step, { live, record }) => {
      const { before, after, container } = step;
      const start = seconds(after.state?.running?.startedAt);
      if (Number.isNaN(start) || (live?.memory.kubeletSince ?? Number.NEGATIVE_INFINITY) > start)
        return undefined;
      for (const [field, probe] of told) {
        const delay = container[probe]?.initialDelaySeconds ?? 0;
        const turns = after[field] === true && (before?.[field] !== true || isNewInstance(step));
        if (!turns || record.time + clockSkew >= start + delay) continue;
        return `${field} is true ${Math.floor(record.time - start)} s after its start, and its ${probe} waits ${delay} s`;
      }
      return undefined;
    },
  }),
  lies: ['ready before the initial delay', 'started before the initial delay'],
};
