import { constantsOf } from '../../../models/views/constants.ts';
import type { PodView, TemplateConstants } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { asModelled } from '../recordPredicate.ts';

export const alwaysRunsOn: LawRecord = {
  id: 'phase/always-runs-on',
  says: 'With restartPolicy Always a Pod without deletion timestamp is never Succeeded',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  fields: ['pod.status.phase', 'pod.spec.restartPolicy'],
  exceptions: [
    'a container whose own restartPolicy lets it end',
    'a Pod that its kubelet evicts, all of whose containers exit with 0 when they are asked to stop',
  ],
  model: everyState<PodView>({
    of: 'pod',
    holds: (pod) => !isKeptRunning(pod) || pod.deleting || pod.evicting || pod.phase !== 'Succeeded',
    witness: (pod) =>
      isKeptRunning(pod) &&
      pod.containers.some(({ kind, state }) => kind === 'regular' && state === 'succeeded'),
  }),
  record: asModelled(),
  mutants: ['succeeds-though-always', 'succeeded-under-always'],
  lies: ['another phase'],
};

const isKeptRunning = (pod: PodView): boolean => {
  const { spec } = constantsOf<TemplateConstants>(pod).pod;
  return (
    spec?.restartPolicy === 'Always' &&
    spec.containers.every(({ restartPolicy }) => (restartPolicy ?? 'Always') === 'Always')
  );
};
