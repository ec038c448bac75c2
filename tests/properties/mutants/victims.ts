import {
  apart,
  barePod,
  container,
  replicaSet,
  withLiveness,
  withReadiness,
} from '../../models/cluster/manifests.ts';
import { type SmallCluster, smallCluster } from '../../models/cluster/smallCluster.ts';

const usual = smallCluster({ deletions: 1, containerExits: 1 }, replicaSet('web', 1));
const inits = barePod('pod', { initContainers: [container('first'), container('second')] });

/** For each mutant, by its name, a small cluster in which it breaks the laws that it says it breaks. */
export const victims: { readonly [mutant: string]: SmallCluster } = {
  'uid-reused': usual,
  'bound-twice': smallCluster({ nodes: 2 }, barePod('pod')),
  'name-reused': usual,
  'scheduler-ignores-hard-constraints': smallCluster({ nodes: 1 }, replicaSet('web', 2, apart('web'))),
  'phase-falls-back': usual,
  'terminal-phase-overwritten': usual,
  'terminal-phase-too-early': usual,
  'succeeds-though-always': usual,
  'failure-called-success': smallCluster({ containerExits: 1 }, barePod('pod', { restartPolicy: 'Never' })),
  'end-never-reported': smallCluster({}, barePod('pod', { restartPolicy: 'OnFailure' })),
  'second-instance': usual,
  'restart-policy-ignored': smallCluster({ containerExits: 1 }, barePod('pod', { restartPolicy: 'Never' })),
  'init-containers-at-once': smallCluster({}, inits),
  'init-container-again': smallCluster({}, inits),
  'restart-not-counted': smallCluster(
    { probeFailures: 1 },
    barePod('pod', { containers: [container('app', withLiveness)] }),
  ),
  'ready-too-early': smallCluster({}, barePod('pod', { containers: [container('app', withReadiness)] })),
  'readiness-lost': smallCluster({}, barePod('pod')),
  'deletion-revoked': usual,
  'kill-forgotten': usual,
  'removed-too-early': usual,
  'restart-while-terminating': usual,
  'never-removed': usual,
  'surplus-pod': usual,
};

/** The victim of a mutant; a mutant without one is named. */
export const victimOf = (mutant: string): SmallCluster => {
  const victim = victims[mutant];
  if (victim === undefined) throw new Error(`the mutant ${mutant} has no victim`);
  return victim;
};
