import { pod, sidecar, tcp } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

export const startupProbeEnds: Bug = {
  numbers: [133072, 134800],
  says: 'The worker of a startup probe ends with the first instance of a sidecar: after a restart it never counts as started, and the containers after it wait for ever',
  introduced: 'v1.34 or before',
  fixed: 'v1.35 (133072), v1.34 (134800): the worker ends only when the container is not to be restarted',
  breaks: ['phase/reaches-the-end'],
  components: ['kubelet'],
  faults: ['exit'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'Never', initContainers: [sidecar('proxy', { startupProbe: tcp() })] })],
      podBudgets: { exits: 1 },
    },
    defect: {
      name: 'probe-ends-by-policy-of-the-pod',
      says: 'whether a probe goes on after its container has ended the restart policy of the Pod decides, where that of the container should',
      rules: {
        findsWell: ({ when = [], then }, { pod: { plan }, container }) => ({
          when: [
            ...when,
            ...(plan.pod.spec.restartPolicy === 'Never'
              ? [container.state.is(({ context }) => context.instances <= 1)]
              : []),
          ],
          then,
        }),
      },
    },
  },
};
