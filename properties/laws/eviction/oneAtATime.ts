import type { PressureView } from '../../../models/podOnNode/views/wholeNodeView.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const oneAtATime: LawRecord = {
  id: 'eviction/one-at-a-time',
  says: 'Each time that a node is found short of something one Pod is evicted, and no other until what that frees has been looked at',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-monitoring-interval',
  fields: ['pod.status.phase', 'pod.status.reason'],
  model: overViews({
    sees: [{ of: 'pressure of the node', what: (pressure: PressureView) => pressure }],
    when: does('pressure eviction'),
    holds: ([pressures]) => (pressures as PressureView[]).every(({ state }) => state === 'Pressure'),
    witness: () => true,
  }),
  mutants: ['evicts-without-looking'],
};
