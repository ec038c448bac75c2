import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { StatefulSetStatus } from '../../spec/api/objects/apps.ts';
import type { PersistentVolumeClaim, PodTemplateSpec } from '../../spec/api/objects/core.ts';
import type { Answers } from '../../spec/controllers/common/apiCalls.ts';
import { controllerReference, statefulSetKind } from '../../spec/controllers/common/ownerReferences.ts';
import { revisionName } from '../../spec/controllers/history/controllerRevision.ts';
import { podRevision } from '../../spec/controllers/statefulSet/podIdentity.ts';
import type { StatefulSetWrite } from '../../spec/controllers/statefulSet/statefulSetView.ts';
import { syncStatefulSet } from '../../spec/controllers/statefulSet/syncStatefulSet.ts';
import {
  apiErrorOf,
  defaultedPod,
  defaultedStatefulSet,
  errorClasses,
  errorWord,
  errorWordOrNone,
  listOf,
  liveOwnerOf,
  liveWord,
  recordOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';
import { revisionOf, revisionShape } from '../revisions.ts';

const statefulSetSyncShape = z.object({
  now: wholeNumber,
  statefulSet: defaultedStatefulSet,
  pods: listOf(defaultedPod),
  claims: listOf(decoded<PersistentVolumeClaim>('core.PersistentVolumeClaim')),
  revisions: listOf(revisionShape),
  live: liveWord,
  createErrors: recordOf(errorWord),
  deleteErrors: recordOf(errorWord),
  claimErrors: recordOf(errorWord),
  podUpdateConflicts: recordOf(wholeNumber),
  statusErrors: listOf(errorWordOrNone),
});

type Request = z.infer<typeof statefulSetSyncShape>;

const nameOf = ({ metadata }: { readonly metadata?: { readonly name?: string } }): string =>
  metadata?.name ?? '';

const answersOf = (request: Request): Answers<StatefulSetWrite> => {
  const updates = new Map<string, number>();
  return (write, earlier) => {
    switch (write.kind) {
      case 'createPod':
        return apiErrorOf(request.createErrors.get(nameOf(write.pod)), 'pods', nameOf(write.pod));
      case 'updatePod': {
        const name = nameOf(write.pod);
        const tries = (updates.get(name) ?? 0) + 1;
        updates.set(name, tries);
        const conflicts = request.podUpdateConflicts.get(name) ?? 0;
        return tries <= conflicts ? apiErrorOf('conflict', 'pods', name) : undefined;
      }
      case 'deletePod':
        return apiErrorOf(request.deleteErrors.get(write.name), 'pods', write.name);
      case 'createClaim':
      case 'updateClaim': {
        const name = nameOf(write.claim);
        return apiErrorOf(request.claimErrors.get(name), 'persistentvolumeclaims', name);
      }
      case 'updateStatus':
        return apiErrorOf(request.statusErrors[earlier], 'statefulsets.apps', nameOf(request.statefulSet));
      default:
        return undefined;
    }
  };
};

const ownersText = ({ metadata }: PersistentVolumeClaim): string =>
  (metadata?.ownerReferences ?? [])
    .map(({ kind, name, uid, controller }) => `${kind}/${name}/${uid}${controller ? '+controller' : ''}`)
    .toSorted()
    .join(' ');

/** A write in words; `known` names a revision, `new` if it was not in the request. */
const actionText = (write: StatefulSetWrite, known: (name: string) => string): string | undefined => {
  switch (write.kind) {
    case 'createPod': {
      const image = write.pod.spec?.containers[0]?.image ?? '';
      return `create pod ${nameOf(write.pod)} revision=${known(podRevision(write.pod))} image=${image}`;
    }
    case 'updatePod':
      return `update pod ${nameOf(write.pod)}`;
    case 'deletePod':
    case 'adoptPod':
    case 'releasePod':
      return `${write.kind.slice(0, -3)} pod ${write.name}`;
    case 'createClaim':
    case 'updateClaim':
      return `${write.kind.slice(0, -5)} claim ${nameOf(write.claim)} owners=[${ownersText(write.claim)}]`;
    case 'createRevision':
    case 'updateRevision': {
      const { revision } = write;
      return `${write.kind.slice(0, -8)} revision ${known(revisionName(revision))} revision=${revision.revision}`;
    }
    case 'deleteRevision':
    case 'adoptRevision':
      return `${write.kind.slice(0, -8)} revision ${known(write.name)}`;
    case 'updateStatus':
      return undefined;
  }
};

const statusAnswer = (
  status: StatefulSetStatus | undefined,
  known: (name: string) => string,
): JsonObject | null =>
  status === undefined
    ? null
    : {
        ...status,
        currentRevision: known(status.currentRevision ?? ''),
        updateRevision: known(status.updateRevision ?? ''),
      };

const answer = (request: Request): JsonObject => {
  const { statefulSet } = request;
  const template: PodTemplateSpec = statefulSet.spec?.template ?? {};
  const owner = controllerReference(statefulSet, statefulSetKind);
  const namespace = statefulSet.metadata?.namespace ?? '';
  const sync = syncStatefulSet({
    ...request,
    version: kubernetes136,
    now: request.now * 1000,
    revisions: request.revisions.map((each) =>
      revisionOf(each, template, namespace, owner, 'controller.kubernetes.io/hash'),
    ),
    cacheVersions: new Map(),
    live: liveOwnerOf(request.live, statefulSet, 'statefulsets.apps'),
    answers: answersOf(request),
  });
  if (sync.kind === 'invalid') return { problem: sync.problem };
  const { tried, errors, status, requeueAfterMs } =
    sync.kind === 'synced' ? sync : { tried: [], errors: [], status: undefined };
  const names = new Set(request.revisions.map(({ name }) => name));
  const known = (name: string): string => (names.has(name) ? name : 'new');
  const actions = tried.flatMap(({ write }) => actionText(write, known) ?? []);
  return {
    actions: statefulSet.spec?.podManagementPolicy === 'Parallel' ? actions.toSorted() : actions,
    status: statusAnswer(status, known),
    statusWrites: tried.filter(({ write }) => write.kind === 'updateStatus').length,
    requeueAfterMs: requeueAfterMs === undefined ? [] : [requeueAfterMs],
    error_: errorClasses(errors),
  };
};

export const statefulSetSync: Operation = {
  op: 'statefulSetSync',
  says: 'what the StatefulSet controller writes in one pass over a StatefulSet',
  ...withShape(statefulSetSyncShape, answer),
};
