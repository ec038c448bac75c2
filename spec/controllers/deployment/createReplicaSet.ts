import type { ReplicaSet } from '../../api/objects/apps.ts';
import type { ApiError } from '../common/apiCalls.ts';
import { controllerOf, controllerReference, deploymentKind } from '../common/ownerReferences.ts';
import { type SyncError, syncErrorOf } from '../common/syncError.ts';
import { podTemplateHash } from '../podTemplateHash/podTemplateHash.ts';
import { replicaSetName } from '../podTemplateHash/replicaSetName.ts';
import { newCondition, withCondition } from './deploymentConditions.ts';
import {
  changeConditions,
  type DeploymentPass,
  recordEvent,
  statusOf,
  timeOf,
  withAnnotations,
  writeStatus,
} from './deploymentPass.ts';
import { equalIgnoringHash, podTemplateHashLabel } from './deploymentReplicaSets.ts';
import { newReplicas } from './newReplicas.ts';
import { noteRevision } from './noteRevision.ts';
import { hasProgressDeadline } from './progressDeadline.ts';
import { newReplicaSetAnnotations, replicasAnnotations } from './replicaSetAnnotations.ts';

type Created =
  | { readonly error: SyncError }
  | { readonly error?: undefined; readonly replicaSet: ReplicaSet };

/** The ReplicaSet for the Deployment's template: name, selector and labels have its hash. */
const replicaSetFor = ({ deployment }: DeploymentPass): ReplicaSet => {
  const { metadata, spec } = deployment;
  const template = spec?.template ?? {};
  const hash = podTemplateHash(template, statusOf(deployment).collisionCount);
  const labels = { ...template.metadata?.labels, [podTemplateHashLabel]: hash };
  const selector = spec?.selector ?? {};
  return {
    metadata: {
      name: replicaSetName(metadata?.name ?? '', hash),
      namespace: metadata?.namespace ?? '',
      ownerReferences: [controllerReference(deployment, deploymentKind)],
      labels,
    },
    spec: {
      replicas: 0,
      minReadySeconds: spec?.minReadySeconds ?? 0,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [podTemplateHashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
};

/**
 * There is a ReplicaSet of this name already. If it is the Deployment's own with the same template the cache is behind, and
 * all is well. Otherwise two templates have the same hash: the next try counts one collision more.
 */
const existingReplicaSet = (pass: DeploymentPass, wanted: ReplicaSet, refusal: ApiError): Created => {
  const { deployment, view } = pass;
  const name = wanted.metadata?.name ?? '';
  const existing = view.replicaSets.find(
    ({ metadata }) => metadata?.name === name && metadata.namespace === wanted.metadata?.namespace,
  );
  if (!existing) {
    return { error: { reason: 'NotFound', message: `replicaset.apps "${name}" not found` } };
  }
  const isOwn = controllerOf(existing)?.uid === deployment.metadata?.uid;
  if (isOwn && equalIgnoringHash(deployment.spec?.template, existing.spec?.template)) {
    return { replicaSet: existing };
  }
  const status = statusOf(deployment);
  pass.deployment = {
    ...deployment,
    status: { ...status, collisionCount: (status.collisionCount ?? 0) + 1 },
  };
  writeStatus(pass);
  return { error: syncErrorOf(refusal) };
};

/** What a refused creation leaves: a condition, if progress is watched, and an event. */
const reportFailure = (pass: DeploymentPass, name: string, refusal: ApiError): void => {
  const message = `Failed to create new replica set "${name}": ${refusal.message}`;
  if (hasProgressDeadline(pass.deployment)) {
    const failed = newCondition('Progressing', 'False', ['ReplicaSetCreateError', message], timeOf(pass));
    changeConditions(pass, (conditions) => withCondition(conditions, failed));
    writeStatus(pass);
  }
  recordEvent(pass, 'Warning', 'ReplicaSetCreateError', message);
};

const reportCreation = (pass: DeploymentPass, name: string, replicas: number): void => {
  if (replicas > 0) {
    const message = `Scaled up replica set ${name} from 0 to ${replicas}`;
    recordEvent(pass, 'Normal', 'ScalingReplicaSet', message);
  }
};

/**
 * Creates the ReplicaSet for the Deployment's template, as large as the strategy allows beside the old ones, and notes its
 * revision on the Deployment. Nothing is reported of a namespace that is being deleted.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#creating-a-deployment
 */
export const createReplicaSet = (
  pass: DeploymentPass,
  old: readonly ReplicaSet[],
  revision: bigint,
): Created => {
  const { deployment } = pass;
  const bare = replicaSetFor(pass);
  const count = newReplicas(deployment, [...old, bare], bare);
  if (count.error) return count;
  const { replicas } = count;
  const { annotations } = newReplicaSetAnnotations(deployment, bare, revision);
  const wanted = withAnnotations({ ...bare, spec: { ...bare.spec, replicas } } as ReplicaSet, {
    ...annotations,
    ...replicasAnnotations(deployment),
  });
  const name = wanted.metadata?.name ?? '';
  const refusal = pass.calls.call({ kind: 'createReplicaSet', replicaSet: wanted });
  if (refusal && refusal.reason !== 'AlreadyExists') {
    if (!refusal.namespaceTerminating) reportFailure(pass, name, refusal);
    return { error: syncErrorOf(refusal) };
  }
  const created = refusal ? existingReplicaSet(pass, wanted, refusal) : { replicaSet: wanted };
  if (created.error) return created;
  if (!refusal) reportCreation(pass, name, replicas);
  let isNews = noteRevision(pass, String(revision));
  if (!refusal && hasProgressDeadline(deployment)) {
    const reason = ['NewReplicaSetCreated', `Created new replica set "${name}"`] as const;
    const condition = newCondition('Progressing', 'True', reason, timeOf(pass));
    changeConditions(pass, (conditions) => withCondition(conditions, condition));
    isNews = true;
  }
  const error = isNews ? writeStatus(pass) : undefined;
  return error ? { error } : created;
};
