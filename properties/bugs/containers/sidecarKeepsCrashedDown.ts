import { any } from '../../../checker/system/guard.ts';
import { hasExited, isAlive } from '../../../models/podOnNode/charts/container/container.ts';
import { pod, sidecar } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

export const sidecarKeepsCrashedDown: Bug = {
  numbers: [136969],
  says: 'Regular containers that have crashed are not restarted while only a sidecar of their Pod runs',
  introduced: 'v1.35',
  fixed: 'not verified: the change was closed',
  breaks: ['phase/reaches-the-end'],
  components: ['kubelet'],
  faults: ['exit'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'OnFailure', initContainers: [sidecar('proxy')] })],
      podBudgets: { exits: 1 },
    },
    defect: {
      name: 'running-sidecar-is-enough',
      says: 'a Pod whose sidecars run, and whose regular containers have all ended, is left as it is',
      rules: {
        createsContainer: ({ when = [], then }, { pod: { containers }, plan }) => ({
          when:
            plan.kind === 'regular'
              ? [
                  ...when,
                  any(
                    ...containers.map(({ plan: { kind }, state }) =>
                      kind === 'sidecar' ? state.isNot(isAlive) : state.isNot(hasExited),
                    ),
                  ),
                ]
              : when,
          then,
        }),
      },
    },
  },
};
