import { isTerminating } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import type { Bug } from '../bug.ts';
import { twoOnOneNode } from '../defects/twoOnOneNode.ts';

export const endShownTooEarly: Bug = {
  numbers: [106884, 108366],
  says: 'The API shows a terminal phase before the kubelet has freed what the Pod had: the scheduler binds the next one, and the kubelet turns it away',
  introduced: 'v1.22',
  fixed: 'v1.24 (108366): a terminal phase is held back until the Pod has been ended',
  breaks: ['node/ended-holds-nothing'],
  components: ['scheduler', 'kubelet', 'runtime'],
  faults: [],
  found: {
    kind: 'on a node',
    node: twoOnOneNode,
    defect: {
      name: 'terminal-phase-not-held-back',
      says: 'a terminal phase is written as soon as it is decided, while the kubelet still ends the Pod and counts it',
      rules: {
        reportsSucceeded: ({ then }, { worker, status, source }) => ({
          when: [
            worker.is(isTerminating),
            status.is(({ context }) => context.phase === 'Succeeded'),
            source.object.isNot(({ context }) => context.phase === 'Succeeded'),
          ],
          then,
        }),
      },
    },
  },
};
