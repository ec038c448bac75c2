import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { ReplicaSetStatus } from '../../spec/api/objects/apps.ts';
import type { Answers } from '../../spec/controllers/common/apiCalls.ts';
import type { Expectations } from '../../spec/controllers/common/expectations.ts';
import { apiTime } from '../../spec/controllers/common/time.ts';
import {
  burstReplicas,
  type ReplicaSetSync,
  type ReplicaSetWrite,
} from '../../spec/controllers/replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../../spec/controllers/replicaSet/syncReplicaSet.ts';
import {
  apiErrorOf,
  conditionAnswers,
  defaultedPod,
  defaultedReplicaSet,
  errorClasses,
  errorWord,
  errorWordOrNone,
  listOf,
  liveOwnerOf,
  liveWord,
  recordOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

export const replicaSetSyncShape = z.object({
  now: wholeNumber,
  replicaSet: defaultedReplicaSet,
  pods: listOf(defaultedPod),
  relatedReplicaSets: listOf(defaultedReplicaSet),
  expectations: z
    .object({
      creates: wholeNumber.default(0),
      deletes: listOf(z.string()),
      ageSeconds: wholeNumber.default(0),
    })
    .nullish(),
  createError: errorWord.nullish(),
  createErrorAfter: wholeNumber.min(0).nullish(),
  deleteErrors: recordOf(errorWord),
  patchErrors: recordOf(errorWord),
  live: liveWord,
  statusErrors: listOf(errorWordOrNone),
  burstReplicas: wholeNumber.min(1).default(burstReplicas),
});

export type ReplicaSetRequest = z.infer<typeof replicaSetSyncShape>;

export const answersOf =
  (request: ReplicaSetRequest, resource = 'replicasets.apps'): Answers<ReplicaSetWrite> =>
  (write, earlier) => {
    switch (write.kind) {
      case 'createPod': {
        const fails = request.createError && earlier >= (request.createErrorAfter ?? 0);
        return fails ? apiErrorOf(request.createError ?? '', 'pods') : undefined;
      }
      case 'deletePod':
        return apiErrorOf(request.deleteErrors.get(write.pod), 'pods', write.pod);
      case 'adoptPod':
      case 'releasePod':
        return apiErrorOf(request.patchErrors.get(write.pod), 'pods', write.pod);
      case 'updateStatus':
        return apiErrorOf(request.statusErrors[earlier], resource, request.replicaSet.metadata?.name);
    }
  };

const statusAnswer = (
  { replicaSet, now }: ReplicaSetRequest,
  status: ReplicaSetStatus | undefined,
): JsonObject | null => {
  if (status === undefined) return null;
  const before = replicaSet.status?.conditions;
  return { ...status, conditions: conditionAnswers(status.conditions ?? [], before, apiTime(now * 1000)) };
};

/** What the controller is still to see of an earlier pass, as the request has it. */
export const pendingExpectations = ({
  expectations: pending,
  now,
}: ReplicaSetRequest): Expectations | undefined =>
  pending
    ? {
        creations: pending.creates,
        deletions: pending.deletes.length,
        recordedAt: (now - pending.ageSeconds) * 1000,
      }
    : undefined;

/** What came of a pass, as answers tell it. */
export const passAnswer = (request: ReplicaSetRequest, sync: ReplicaSetSync): JsonObject => {
  if (sync.kind === 'invalid') return { problem: sync.problem };
  const {
    tried,
    errors,
    status,
    expectations: left,
    requeueAfterMs,
  } = sync.kind === 'synced' ? sync : { tried: [], errors: [], expectations: pendingExpectations(request) };
  const count = (kind: ReplicaSetWrite['kind'], accepted = false): number =>
    tried.filter(({ write, error }) => write.kind === kind && !(accepted && error)).length;
  const podsOf = (kind: ReplicaSetWrite['kind']): string[] =>
    tried.flatMap(({ write }) => (write.kind === kind && 'pod' in write ? [write.pod] : [])).toSorted();
  return {
    createCalls: count('createPod'),
    created: count('createPod', true),
    deletes: podsOf('deletePod'),
    adopts: podsOf('adoptPod'),
    releases: podsOf('releasePod'),
    statusWrites: count('updateStatus'),
    status: statusAnswer(request, status),
    requeueAfterMs: requeueAfterMs === undefined ? [] : [requeueAfterMs],
    expectationsLeft: [left?.creations ?? 0, left?.deletions ?? 0],
    error_: errorClasses(errors),
  };
};

export const replicaSetSync: Operation = {
  op: 'replicaSetSync',
  says: 'what the ReplicaSet controller writes in one pass over a ReplicaSet',
  ...withShape(replicaSetSyncShape, (request) =>
    passAnswer(
      request,
      syncReplicaSet({
        ...request,
        version: kubernetes136,
        now: request.now * 1000,
        memory: { expectations: pendingExpectations(request) },
        cacheVersions: new Map(),
        live: liveOwnerOf(request.live, request.replicaSet, 'replicasets.apps'),
        answers: answersOf(request),
      }),
    ),
  ),
};
