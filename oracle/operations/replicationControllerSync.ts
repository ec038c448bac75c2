import { z } from 'zod';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import {
  asReplicaSet,
  type ReplicationController,
  syncReplicationController,
} from '../../spec/controllers/replicationController/syncReplicationController.ts';
import { defaultedReplicaSet, liveOwnerOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { withShape } from '../request.ts';
import { answersOf, passAnswer, pendingExpectations, replicaSetSyncShape } from './replicaSetSync.ts';

/** A ReplicationController is read as the ReplicaSet that it is but for its selector, which is a set of labels. */
const controllerShape = z
  .looseObject({ spec: z.looseObject({ selector: z.unknown() }).nullish() })
  .transform((object): unknown => {
    const matchLabels = object.spec?.selector;
    return { ...object, spec: { ...object.spec, selector: { matchLabels } } };
  })
  .pipe(defaultedReplicaSet)
  .transform(
    ({ metadata, spec, status }): ReplicationController => ({
      ...(metadata ? { metadata } : {}),
      spec: { ...spec, selector: { ...spec?.selector?.matchLabels } },
      ...(status ? { status } : {}),
    }),
  );

const replicationControllerSyncShape = replicaSetSyncShape
  .omit({ replicaSet: true, relatedReplicaSets: true })
  .extend({ replicationController: controllerShape });

export const replicationControllerSync: Operation = {
  op: 'replicationControllerSync',
  says: 'what the ReplicationController controller writes in one pass over a ReplicationController',
  ...withShape(replicationControllerSyncShape, ({ replicationController, ...request }) => {
    const replicaSet = asReplicaSet(replicationController);
    const asked = { ...request, replicaSet, relatedReplicaSets: [] };
    const sync = syncReplicationController({
      ...request,
      version: kubernetes136,
      replicationController,
      now: request.now * 1000,
      memory: { expectations: pendingExpectations(asked) },
      live: liveOwnerOf(request.live, replicaSet, 'replicationcontrollers'),
      answers: answersOf(asked, 'replicationcontrollers'),
    });
    return passAnswer(asked, sync);
  }),
};
