import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { Deployment, DeploymentStrategy, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { beginPass } from '../../../spec/controllers/deployment/deploymentPass.ts';
import { scaleNew } from '../../../spec/controllers/deployment/rollingUpdate.ts';
import { scaleDownOld } from '../../../spec/controllers/deployment/scaleDownOld.ts';

/** Two ReplicaSets of a Deployment: how many Pods each is to have. */
export type Sizes = { readonly wanted: number; readonly old: number };

/** How many of the Pods of each are available. */
export type Available = Sizes;

const replicaSetOf = (name: keyof Sizes, sizes: Sizes, available: Available): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name, uid: name },
  spec: { replicas: sizes[name], selector: {} },
  status: { replicas: sizes[name], availableReplicas: available[name] },
});

/**
 * What one pass of the Deployment controller makes of the sizes during a rolling update: `wanted` is the ReplicaSet of the
 * template that the Deployment has, `old` the other one. The same sizes if it does nothing.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export const rolloutStep = (
  strategy: DeploymentStrategy,
  replicas: number,
  sizes: Sizes,
  available: Available,
): Sizes => {
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app', uid: 'app' },
    spec: { replicas, strategy, selector: {}, template: {} },
  };
  const [wanted, old] = [replicaSetOf('wanted', sizes, available), replicaSetOf('old', sizes, available)];
  const pass = beginPass({
    version: kubernetes136,
    now: 0,
    deployment,
    replicaSets: [wanted, old],
    pods: [],
    live: { found: true, uid: 'app' },
    answers: acceptsAll,
  });
  const scaled = scaleNew(pass, wanted, [wanted, old]);
  if (!scaled.error && !scaled.scaled) scaleDownOld(pass, wanted, [old]);
  const sizeAfter = (name: keyof Sizes): number =>
    pass.calls.tried
      .flatMap(({ write }) => (write.kind === 'updateReplicaSet' ? [write.replicaSet] : []))
      .findLast(({ metadata }) => metadata?.name === name)?.spec?.replicas ?? sizes[name];
  return { wanted: sizeAfter('wanted'), old: sizeAfter('old') };
};
