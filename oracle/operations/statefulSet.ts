import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { setPodTemplateDefaults } from '../../spec/api/defaults/podSpec.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { Pod, PodTemplateSpec } from '../../spec/api/objects/core.ts';
import { acceptsAll, apiCalls } from '../../spec/controllers/common/apiCalls.ts';
import { podRevision } from '../../spec/controllers/statefulSet/podIdentity.ts';
import { updateStatus } from '../../spec/controllers/statefulSet/statefulSetStatus.ts';
import type {
  StatefulSetPass,
  StatefulSetWrite,
} from '../../spec/controllers/statefulSet/statefulSetView.ts';
import { type Revisions, updateStatefulSet } from '../../spec/controllers/statefulSet/updateStatefulSet.ts';
import { defaultedStatefulSet, errorClasses, listOf, liveOwnerOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const statefulSetShape = z.object({
  statefulSet: defaultedStatefulSet,
  oldTemplate: decoded<PodTemplateSpec>('core.PodTemplateSpec').optional(),
  pods: listOf(decoded<Pod>('core.Pod')),
  now: wholeNumber,
});

type Request = z.infer<typeof statefulSetShape>;

/** Without an older template there is only one revision. */
const revisionsOf = ({ statefulSet, oldTemplate }: Request): Revisions => {
  const update = { name: 'update', template: statefulSet.spec?.template ?? {} };
  if (oldTemplate) setPodTemplateDefaults(oldTemplate);
  const current = oldTemplate ? { name: 'current', template: oldTemplate } : update;
  return { current, update, collisionCount: 0 };
};

const actionText = (write: StatefulSetWrite): string | undefined => {
  switch (write.kind) {
    case 'createPod':
      return `create ${write.pod.metadata?.name} ${podRevision(write.pod)}`;
    case 'updatePod':
      return `update ${write.pod.metadata?.name}`;
    case 'deletePod':
      return `delete ${write.name}`;
    case 'createClaim':
      return `claim ${write.claim.metadata?.name}`;
    default:
      return undefined;
  }
};

const answer = (request: Request): JsonObject => {
  const { statefulSet: set, pods, now } = request;
  const view = {
    version: kubernetes136,
    now: now * 1000,
    statefulSet: set,
    pods,
    claims: [],
    revisions: [],
    cacheVersions: new Map(),
    live: liveOwnerOf('', set, 'statefulsets.apps'),
    answers: acceptsAll,
  };
  const pass: StatefulSetPass = { view, set, calls: apiCalls(acceptsAll), claims: new Map() };
  const { status: counted, errors } = updateStatefulSet(pass, pods, revisionsOf(request));
  const {
    collisionCount: _collisions,
    observedGeneration: _generation,
    ...status
  } = updateStatus(pass, counted).status;
  const actions = [...new Set(pass.calls.tried.flatMap(({ write }) => actionText(write) ?? []))];
  return {
    actions: set.spec?.podManagementPolicy === 'Parallel' ? actions.toSorted() : actions,
    status,
    error_: errorClasses(errors),
  };
};

export const statefulSet: Operation = {
  op: 'statefulSet',
  says: 'which Pods and claims a StatefulSet creates, updates and deletes in one pass, and what it reports',
  ...withShape(statefulSetShape, answer),
};
