import type { ShutdownView } from '../../../models/podOnNode/views/wholeNodeView.ts';
import { stepLaw } from '../lawRecord.ts';

export const notReadyWhileShuttingDown = stepLaw<ShutdownView>({
  id: 'node/not-ready-while-shutting-down',
  says: 'A node that shuts down is shown as not ready, and not as ready again before that is called off or over',
  source: 'Kubernetes documentation, Node Shutdowns, Graceful node shutdown',
  exceptions: ['a node that does not reach the API server, or has just begun, is shown as it was'],
  of: 'shutdown of the node',
  holds: (before, after) => before.manager === 'Idle' || before.ready === 'True' || after.ready === 'False',
  witness: (before, after) => before.ready === 'False' && before.manager !== after.manager,
});
