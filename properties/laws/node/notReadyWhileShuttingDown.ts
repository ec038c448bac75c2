import type { ShutdownView } from '../../../models/podOnNode/views/wholeNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';

export const notReadyWhileShuttingDown: LawRecord = {
  id: 'node/not-ready-while-shutting-down',
  says: 'A node that shuts down is shown as not ready, and not as ready again before that is called off or over',
  source: 'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#graceful-node-shutdown',
  fields: ['node.status.conditions'],
  exceptions: ['a node that does not reach the API server, or has just begun, is shown as it was'],
  model: everyStep<ShutdownView>({
    of: 'shutdown of the node',
    holds: (before, after) => before.manager === 'Idle' || before.ready === 'True' || after.ready === 'False',
    witness: (before, after) => before.ready === 'False' && before.manager !== after.manager,
  }),
  mutants: ['ready-while-shutting-down'],
};
