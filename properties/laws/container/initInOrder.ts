import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofContainers } from '../recordPredicate.ts';
import { initAhead } from './initAhead.ts';
import { startedBetween } from './starts.ts';

export const initInOrder: LawRecord = {
  id: 'container/init-in-order',
  says: 'An init container starts only after all earlier ones finished (sidecars: started)',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers',
  fields: ['pod.spec.initContainers'],
  exceptions: ['a sidecar that restarts waits for nobody'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      startedBetween(before, after).every(
        ({ after: container, at }) =>
          container.kind === 'regular' ||
          before.containers
            .slice(0, at)
            .every(({ kind, state }) => (kind === 'sidecar' ? state !== 'waiting' : state === 'succeeded')),
      ),
    witness: (before, after) =>
      startedBetween(before, after).some(
        ({ after: container, at }) => container.kind !== 'regular' && at > 0,
      ),
  }),
  record: ofContainers({
    judge: (step, { after }) => {
      const { kind, at } = step;
      if ((kind !== 'init' && kind !== 'sidecar') || !isNewInstance(step)) return undefined;
      if (kind === 'sidecar' && step.before?.containerID) return undefined;
      const open = initAhead(after, at, step.after);
      return open && `it started, and the init container ${open} before it is not done`;
    },
  }),
  mutants: ['init-containers-at-once', 'all-containers-at-once'],
  lies: [
    'an app that did not wait for its init container',
    'an init container that did not wait for the one before',
  ],
};
