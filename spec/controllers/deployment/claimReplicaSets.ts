import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { ReplicaSet } from '../../api/objects/apps.ts';
import { type Claimed, claimObjects } from '../common/controllerRefManager.ts';
import { otherError } from '../common/syncError.ts';
import type { DeploymentPass } from './deploymentPass.ts';

/** Claims the ReplicaSets of the namespace: those that it keeps and adopts, and the errors. */
export const claimReplicaSets = ({ view, calls }: DeploymentPass): Claimed<ReplicaSet> => {
  const { deployment } = view;
  const compiled = compileLabelSelector(deployment.spec?.selector);
  if (!compiled.valid) {
    const error = otherError(
      `deployment ${deployment.metadata?.name} has invalid label selector: ${compiled.reason}`,
    );
    return { claimed: [], errors: [error] };
  }
  const nameOf = ({ metadata }: ReplicaSet): string => metadata?.name ?? '';
  const { claimed, errors } = claimObjects(
    view.replicaSets.filter(({ metadata }) => metadata?.namespace === deployment.metadata?.namespace),
    {
      owner: deployment,
      live: view.live,
      selects: ({ metadata }) => selects(compiled.selector, metadata?.labels),
      adopt: (replicaSet) => calls.call({ kind: 'adoptReplicaSet', name: nameOf(replicaSet) }),
      release: (replicaSet) => calls.call({ kind: 'releaseReplicaSet', name: nameOf(replicaSet) }),
    },
  );
  return { claimed, errors };
};
