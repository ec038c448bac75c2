import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { Deployment, ReplicaSet } from '../../spec/api/objects/apps.ts';
import type { Answers } from '../../spec/controllers/common/apiCalls.ts';
import { apiTime } from '../../spec/controllers/common/time.ts';
import type { DeploymentWrite } from '../../spec/controllers/deployment/deploymentView.ts';
import { syncDeployment } from '../../spec/controllers/deployment/syncDeployment.ts';
import {
  apiErrorOf,
  conditionAnswers,
  defaultedDeployment,
  defaultedPod,
  defaultedReplicaSet,
  errorClasses,
  errorWord,
  listOf,
  liveOwnerOf,
  liveWord,
  recordOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

const deploymentSyncShape = z.object({
  now: wholeNumber,
  deployment: defaultedDeployment,
  replicaSets: listOf(defaultedReplicaSet),
  liveOnlyReplicaSets: listOf(defaultedReplicaSet),
  pods: listOf(defaultedPod),
  live: liveWord,
  createError: errorWord.nullish(),
  updateErrors: recordOf(errorWord),
});

type Request = z.infer<typeof deploymentSyncShape>;

const resource = 'replicasets.apps';
const nameOf = ({ metadata }: ReplicaSet): string => metadata?.name ?? '';

/** The ReplicaSet that a write is about; none for writes of the Deployment. */
const targetOf = (write: DeploymentWrite): string | undefined => {
  if ('name' in write) return write.name;
  return 'replicaSet' in write ? nameOf(write.replicaSet) : undefined;
};

const answersOf = (request: Request): Answers<DeploymentWrite> => {
  const { createError, updateErrors, replicaSets, liveOnlyReplicaSets } = request;
  const existing = new Set([...replicaSets, ...liveOnlyReplicaSets].map(nameOf));
  return (write) => {
    const name = targetOf(write);
    if (name === undefined) return undefined;
    if (write.kind !== 'createReplicaSet') return apiErrorOf(updateErrors.get(name), resource, name);
    return apiErrorOf(createError ?? (existing.has(name) ? 'alreadyExists' : ''), resource, name);
  };
};

const actionNames: Readonly<Record<DeploymentWrite['kind'], string>> = {
  adoptReplicaSet: 'adoptRS',
  releaseReplicaSet: 'releaseRS',
  deleteReplicaSet: 'deleteRS',
  createReplicaSet: 'createRS',
  updateReplicaSet: 'updateRS',
  updateDeployment: 'updateDeployment',
  updateStatus: 'updateDeploymentStatus',
};

const replicaSetAnswer = ({ metadata, spec }: ReplicaSet): JsonObject => ({
  name: metadata?.name,
  replicas: spec?.replicas,
  minReadySeconds: spec?.minReadySeconds ?? 0,
  annotations: metadata?.annotations,
});

const templateAnswer = ({ metadata, spec }: Deployment): JsonObject => ({
  annotations: metadata?.annotations,
  template: Object.fromEntries(
    (spec?.template?.spec?.containers ?? []).map(({ name, image }) => [name, image]),
  ),
  templateLabels: spec?.template?.metadata?.labels,
});

const statusAnswer = (request: Request, { metadata, status }: Deployment): JsonObject => ({
  annotations: metadata?.annotations,
  status: {
    observedGeneration: status?.observedGeneration ?? 0,
    replicas: status?.replicas ?? 0,
    updatedReplicas: status?.updatedReplicas ?? 0,
    readyReplicas: status?.readyReplicas ?? 0,
    availableReplicas: status?.availableReplicas ?? 0,
    unavailableReplicas: status?.unavailableReplicas ?? 0,
    terminatingReplicas: status?.terminatingReplicas ?? null,
    collisionCount: status?.collisionCount ?? null,
    conditions: conditionAnswers(
      status?.conditions ?? [],
      request.deployment.status?.conditions,
      apiTime(request.now * 1000),
    ),
  },
});

const detailsOf = (request: Request, write: DeploymentWrite): JsonObject => {
  switch (write.kind) {
    case 'updateStatus':
      return statusAnswer(request, write.deployment);
    case 'updateDeployment':
      return templateAnswer(write.deployment);
    case 'updateReplicaSet':
      return replicaSetAnswer(write.replicaSet);
    case 'createReplicaSet':
      return {
        ...replicaSetAnswer(write.replicaSet),
        podTemplateHash: write.replicaSet.metadata?.labels?.['pod-template-hash'],
      };
    default:
      return { name: write.name };
  }
};

const answer = (request: Request): JsonObject => {
  const { deployment } = request;
  const now = request.now * 1000;
  const sync = syncDeployment({
    ...request,
    version: kubernetes136,
    now,
    live: liveOwnerOf(request.live, deployment, 'deployments.apps'),
    answers: answersOf(request),
  });
  if (sync.kind === 'invalid') return { problem: sync.problem };
  const { createError, updateErrors } = request;
  const actions = sync.tried.map(({ write, error }) => {
    const word = write.kind === 'createReplicaSet' ? createError : updateErrors.get(targetOf(write) ?? '');
    return {
      action: actionNames[write.kind],
      ...detailsOf(request, write),
      ...(error && word ? { error_: word } : {}),
    };
  });
  const { errors, events, requeueAfterMs, requeueRateLimited } = sync;
  return {
    actions,
    events: events.map(({ type, reason, message }) => `${type} ${reason} ${message}`),
    requeueAfterMs: requeueAfterMs === undefined ? [] : [requeueAfterMs],
    requeueRateLimited: requeueRateLimited ? 1 : 0,
    error_: errorClasses(errors),
  };
};

export const deploymentSync: Operation = {
  op: 'deploymentSync',
  says: 'what the Deployment controller writes in one pass over a Deployment',
  ...withShape(deploymentSyncShape, answer),
};
