import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { DaemonSet, DaemonSetStatus } from '../../spec/api/objects/apps.ts';
import type { Node, PodTemplateSpec } from '../../spec/api/objects/core.ts';
import type { Answers } from '../../spec/controllers/common/apiCalls.ts';
import type { Choice } from '../../spec/controllers/common/choice.ts';
import type { Expectations } from '../../spec/controllers/common/expectations.ts';
import { controllerReference, daemonSetKind } from '../../spec/controllers/common/ownerReferences.ts';
import type { DaemonSetWrite } from '../../spec/controllers/daemonSet/daemonSetView.ts';
import {
  backoffKey,
  type FailedPodsBackoff,
  failedPodDeleted,
} from '../../spec/controllers/daemonSet/failedPodsBackoff.ts';
import { hashOf } from '../../spec/controllers/daemonSet/history.ts';
import { revisionHashLabel } from '../../spec/controllers/daemonSet/podRevision.ts';
import { syncDaemonSet } from '../../spec/controllers/daemonSet/syncDaemonSet.ts';
import { type ControllerRevision, revisionName } from '../../spec/controllers/history/controllerRevision.ts';
import type { BackoffEntry } from '../../spec/kubelet/backoff/exponentialBackoff.ts';
import {
  apiErrorOf,
  defaultedDaemonSet,
  defaultedPod,
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

const daemonSetSyncShape = z.object({
  now: wholeNumber,
  daemonSet: defaultedDaemonSet,
  nodes: listOf(decoded<Node>('core.Node')),
  pods: listOf(defaultedPod),
  revisions: listOf(revisionShape),
  failedPodDeletions: recordOf(z.array(wholeNumber)),
  expectations: z
    .object({
      creates: wholeNumber.default(0),
      deletes: wholeNumber.default(0),
      ageSeconds: wholeNumber.default(0),
    })
    .nullish(),
  createError: errorWord.nullish(),
  createErrorAfter: wholeNumber.min(0).nullish(),
  deleteErrors: recordOf(errorWord),
  live: liveWord,
  statusErrors: listOf(errorWordOrNone),
});

type Request = z.infer<typeof daemonSetSyncShape>;

const answersOf = (request: Request): Answers<DaemonSetWrite> => {
  const { createError, createErrorAfter, deleteErrors, statusErrors, daemonSet } = request;
  const existing = new Set(request.revisions.map(({ name }) => name));
  return (write, earlier) => {
    switch (write.kind) {
      case 'createPod':
        return createError && earlier >= (createErrorAfter ?? 0)
          ? apiErrorOf(createError, 'pods')
          : undefined;
      case 'deletePod':
        return apiErrorOf(deleteErrors.get(write.pod), 'pods', write.pod);
      case 'createRevision': {
        const name = revisionName(write.revision);
        return existing.has(name) ? apiErrorOf('alreadyExists', 'controllerrevisions.apps', name) : undefined;
      }
      case 'updateStatus':
      case 'updateCollisionCount':
        return apiErrorOf(statusErrors[earlier], 'daemonsets.apps', daemonSet.metadata?.name);
      default:
        return undefined;
    }
  };
};

/** What the controller remembers of failed Pods that it found at these times; the last delay of each begins now. */
const failedPodsOf = ({ failedPodDeletions, now }: Request, daemonSet: DaemonSet): FailedPodsBackoff =>
  new Map(
    [...failedPodDeletions].flatMap(([node, times]) => {
      const entry = times.reduce<BackoffEntry | undefined>(
        (each, at) => failedPodDeleted(each, at * 1000, now * 1000),
        undefined,
      );
      return entry ? [[backoffKey(daemonSet, node), entry] as const] : [];
    }),
  );

const revisionText = (verb: string, revision: ControllerRevision): string =>
  `${verb} ${revisionName(revision)} revision=${revision.revision} hash=${hashOf(revision)}`;

const revisionAction = (write: DaemonSetWrite): string | undefined => {
  switch (write.kind) {
    case 'createRevision':
      return revisionText('create', write.revision);
    case 'updateRevision':
      return revisionText('update', write.revision);
    case 'deleteRevision':
    case 'adoptRevision':
    case 'releaseRevision':
      return `${write.kind.replace('Revision', '')} ${write.name}`;
    default:
      return undefined;
  }
};

const statusAnswer = (status: DaemonSetStatus | undefined): JsonObject | null =>
  status === undefined
    ? null
    : {
        currentNumberScheduled: status.currentNumberScheduled ?? 0,
        numberMisscheduled: status.numberMisscheduled ?? 0,
        desiredNumberScheduled: status.desiredNumberScheduled ?? 0,
        numberReady: status.numberReady ?? 0,
        observedGeneration: status.observedGeneration ?? 0,
        updatedNumberScheduled: status.updatedNumberScheduled ?? 0,
        numberAvailable: status.numberAvailable ?? 0,
        numberUnavailable: status.numberUnavailable ?? 0,
        collisionCount: status.collisionCount ?? null,
      };

type Some = { readonly count: number; readonly from: readonly string[] } | null;

/** What is surely taken, and how many of which are taken besides. */
const withChoices = (
  taken: readonly string[],
  choices: readonly Choice[],
): { readonly sure: readonly string[]; readonly some: Some } => {
  if (choices.length === 0) return { sure: taken.toSorted(), some: null };
  const from = choices.flatMap((choice) => choice.from);
  const count = choices.reduce((sum, choice) => sum + choice.count, 0);
  return {
    sure: taken.filter((name) => !from.includes(name)).toSorted(),
    some: { count, from: from.toSorted() },
  };
};

const answer = (request: Request): JsonObject => {
  const { daemonSet, expectations: pending } = request;
  const now = request.now * 1000;
  const expectations: Expectations | undefined = pending
    ? {
        creations: pending.creates,
        deletions: pending.deletes,
        recordedAt: now - pending.ageSeconds * 1000,
      }
    : undefined;
  const template: PodTemplateSpec = daemonSet.spec?.template ?? {};
  const namespace = daemonSet.metadata?.namespace ?? '';
  const owner = controllerReference(daemonSet, daemonSetKind);
  const revisionsThat = (unseen: boolean): readonly ControllerRevision[] =>
    request.revisions
      .filter((each) => each.unseen === unseen)
      .map((each) => revisionOf(each, template, namespace, owner, revisionHashLabel));
  const sync = syncDaemonSet({
    ...request,
    version: kubernetes136,
    now,
    revisions: revisionsThat(false),
    unseenRevisions: revisionsThat(true),
    memory: { expectations, failedPods: failedPodsOf(request, daemonSet) },
    cacheVersions: new Map(),
    live: liveOwnerOf(request.live, daemonSet, 'daemonsets.apps'),
    answers: answersOf(request),
  });
  if (sync.kind === 'invalid') return { problem: sync.problem };
  const { tried, choices, errors, status, memory, requeueAfterMs } =
    sync.kind === 'synced'
      ? sync
      : { tried: [], choices: [], errors: [], memory: { expectations }, requeueAfterMs: [] };
  const podsOf = (kind: DaemonSetWrite['kind']): string[] =>
    tried.flatMap(({ write }) => (write.kind === kind && 'pod' in write ? [write.pod] : []));
  const creates = tried.flatMap(({ write, error }) =>
    write.kind === 'createPod' ? [{ ...write, error }] : [],
  );
  const created = creates.filter(({ error }) => error === undefined);
  const choicesOf = (kind: Choice['kind']) => choices.filter((choice) => choice.kind === kind);
  const deletes = withChoices(podsOf('deletePod'), choicesOf('deletePods'));
  const nodes = withChoices(
    creates.map(({ node }) => node),
    choicesOf('createPods'),
  );
  return {
    createCalls: creates.length,
    created: created.length,
    ...(request.createError ? {} : { createNodes: nodes.sure, createNodesSome: nodes.some }),
    createdPodHash: creates[0]?.hash ?? '',
    createdPodGeneration: creates[0]?.generation ?? '',
    deletes: deletes.sure,
    deletesSome: deletes.some,
    adopts: podsOf('adoptPod').toSorted(),
    releases: podsOf('releasePod').toSorted(),
    relabels: podsOf('relabelPod').toSorted(),
    revisionActions: tried.flatMap(({ write }) => revisionAction(write) ?? []).toSorted(),
    statusWrites: tried.filter(({ write }) => 'status' in write).length,
    status: statusAnswer(status),
    requeueAfterMs: [...requeueAfterMs].sort((a, b) => a - b),
    expectationsLeft: [memory.expectations?.creations ?? 0, memory.expectations?.deletions ?? 0],
    error_: errorClasses(errors),
  };
};

export const daemonSetSync: Operation = {
  op: 'daemonSetSync',
  says: 'what the DaemonSet controller writes in one pass over a DaemonSet',
  ...withShape(daemonSetSyncShape, answer),
};
