import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofContainers } from '../recordPredicate.ts';
import { initAhead } from './initAhead.ts';
import { startedBetween } from './starts.ts';

export const initBeforeApp: LawRecord = {
  id: 'container/init-before-app',
  says: 'No regular container starts before every ordinary init container succeeded and every sidecar started',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers',
  fields: ['pod.spec.initContainers'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      startedBetween(before, after).every(
        ({ after: container }) =>
          container.kind !== 'regular' ||
          before.containers.every(
            ({ kind, state }) =>
              kind === 'regular' || (kind === 'sidecar' ? state !== 'waiting' : state === 'succeeded'),
          ),
      ),
    witness: (before, after) =>
      before.containers.some(({ kind }) => kind !== 'regular') &&
      startedBetween(before, after).some(({ after: container }) => container.kind === 'regular'),
  }),
  record: ofContainers({
    showsLess: [
      'in which sandbox a container ran: what ended in one that is gone stands beside the init containers of the next',
    ],
    judge: (step, { after }) => {
      if (step.kind !== 'regular' || !isNewInstance(step)) return undefined;
      const open = initAhead(after, after.spec?.initContainers?.length ?? 0, step.after);
      return open && `it started, and the init container ${open} is not done`;
    },
  }),
  mutants: ['init-containers-at-once', 'all-containers-at-once'],
  lies: ['an app that did not wait for its init container'],
};
