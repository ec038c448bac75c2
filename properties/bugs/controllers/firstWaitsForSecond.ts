import { any } from '../../../checker/system/guard.ts';
import { isAbsent, isReady } from '../../../models/controllers/charts/pod.ts';
import type { Bug, StatefulSetDefect } from '../bug.ts';

const waitsForAllOthers: StatefulSetDefect = {
  name: 'replacement-waits-for-those-above',
  says: 'a Pod of a StatefulSet is created again only when all others that are there are ready, those of higher ordinals too',
  rules: {
    createsCurrent: ({ when = [], then }, { pod, controller }) => ({
      when: [
        ...when,
        ...controller.pods.flatMap(({ pod: { id, object } }) =>
          id > pod.id ? [any(object.is(isAbsent), object.is(isReady))] : [],
        ),
      ],
      then,
    }),
  },
};

export const firstWaitsForSecond: Bug = {
  numbers: [38418],
  says: 'Pod 0 of a StatefulSet is not created again before Pod 1 is ready, and Pod 1 does not get ready without Pod 0',
  introduced: 'v1.4',
  fixed: 'v1.5: replacements follow the order of ordinals',
  breaks: ['workload/heals'],
  components: ['StatefulSet controller'],
  faults: ['failure of a Pod'],
  found: {
    kind: 'with controllers',
    scenario: 'statefulset-cut-off',
    bounds: { replicas: 2, partitions: 0, forcedDeletions: 0, controllerRestarts: 0, podFailures: 2 },
    defect: waitsForAllOthers,
  },
};
