import { feature, fromFile, type NodeFeature, pod } from './feature.ts';

/** Static Pods. */
export const staticPods: readonly NodeFeature[] = [
  feature('static', 'a static Pod and its mirror', [pod({}, fromFile)], {
    podBudgets: { deletions: 3, forcedDeletions: 1, exits: 1 },
    nodeBudgets: { kubeletRestarts: 1, partitions: 1 },
  }),
  feature(
    'static-finite',
    'a static Pod of policy OnFailure ends, and its mirror shows it',
    [pod({ restartPolicy: 'OnFailure' }, fromFile)],
    { podBudgets: { deletions: 1, exits: 1 } },
  ),
  feature(
    'static-never',
    'a static Pod of policy Never ends, and does not begin again with its kubelet',
    [pod({ restartPolicy: 'Never' }, fromFile)],
    { podBudgets: { exits: 1 }, nodeBudgets: { kubeletRestarts: 1, partitions: 1 } },
  ),
  feature(
    'static-changed',
    'a changed manifest is another static Pod: the one before ends, and its mirror is replaced',
    [
      pod({}, fromFile),
      pod(
        {},
        { ...fromFile, annotations: { ...fromFile.annotations, 'kubernetes.io/config.hash': 'other' } },
      ),
    ],
    { podBudgets: { deletions: 1 }, nodeBudgets: { partitions: 1 } },
  ),
  feature('static-again', 'a manifest that is put back makes its Pod run again', [pod({}, fromFile)], {
    podBudgets: { deletions: 1, putBacks: 1 },
  }),
  feature(
    'static-references',
    'a static Pod that refers to a ConfigMap is not run',
    [
      pod({ volumes: [{ name: 'settings', configMap: { name: 'settings' } }] }, fromFile),
      pod({}, { ...fromFile, name: 'other-node-1' }),
    ],
    {},
  ),
];
