import { isNewInstance, stateName } from '../../../models/recorded/writes/containerStep.ts';
import { wasRemoved } from '../container/wasRemoved.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const startedAndReady: LawRecord = {
  id: 'status/started-and-ready',
  says: 'started and ready are those of a container that runs: without startup probe it has started, without readiness probe it is ready; an init container is ready once it succeeded',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  fields: ['pod.status.containerStatuses.started', 'pod.status.containerStatuses.ready'],
  exceptions: [
    'an init container that was removed because all containers restart stays ready until it runs',
    'that a startup probe succeeded is written at once, that the container is ready with the next sync',
  ],
  record: ofContainers({
    judge: (step, { after: { spec } }) => {
      const { kind, container, before, after } = step;
      if (kind === 'ephemeral') return undefined;
      const running = stateName(after) === 'running';
      if (!running && after.started) return 'it is started, and it does not run';
      if (running && !container.startupProbe && after.started !== true) return 'it runs, and is not started';
      if (kind === 'init' && after.state?.waiting && wasRemoved(after, spec)) return undefined;
      if (kind === 'init') {
        const succeeded = after.state?.terminated?.exitCode === 0;
        return after.ready === succeeded || !succeeded === !after.ready
          ? undefined
          : `ready is ${after.ready}, and it ${succeeded ? 'succeeded' : 'has not succeeded'}`;
      }
      if (after.ready && !running) return 'it is ready, and it does not run';
      const kept = before?.ready && !isNewInstance(step) && container.startupProbe;
      if (after.ready && !after.started && !kept) return 'it is ready, and has not started';
      const late = container.startupProbe && (!before?.ready || isNewInstance(step));
      const must = running && after.started && !container.readinessProbe && !late;
      return must && !after.ready
        ? 'it has started and has no readiness probe, and it is not ready'
        : undefined;
    },
  }),
  lies: ['ready while it waits', 'unready without a probe'],
};
