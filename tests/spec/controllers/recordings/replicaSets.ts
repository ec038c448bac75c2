import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { ReplicaSet } from '../../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { burstReplicas } from '../../../../spec/controllers/replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../../../../spec/controllers/replicaSet/syncReplicaSet.ts';
import type { RecordedController } from './owners.ts';
import { podWritesOf } from './podWrites.ts';

/** What ReplicaSets create is not told apart; what they delete is. */
export const replicaSets: RecordedController<ReplicaSet> = {
  resource: 'replicasets',
  sees: ['pods', 'replicasets'],
  writesOf: (cluster, owner) =>
    podWritesOf(cluster, owner, (verb, { metadata }) =>
      verb === 'create' ? verb : `delete ${metadata?.name}`,
    ),
  decide: (replicaSet, [pods = [], relatedReplicaSets = []], now) => {
    const sync = syncReplicaSet({
      version: kubernetes136,
      now,
      replicaSet,
      pods: pods as readonly Pod[],
      relatedReplicaSets: relatedReplicaSets as readonly ReplicaSet[],
      memory: {},
      cacheVersions: new Map(),
      live: { found: true, uid: replicaSet.metadata?.uid ?? '' },
      answers: acceptsAll,
      burstReplicas,
    });
    if (sync.kind !== 'synced') return { writes: [] };
    const free = sync.choices.flatMap(({ from }) => from);
    const writes = sync.tried.flatMap(({ write }) => {
      if (write.kind === 'createPod') return ['create'];
      return write.kind === 'deletePod' && !free.includes(write.pod) ? [`delete ${write.pod}`] : [];
    });
    const choices = sync.choices.map(({ count, from }) => ({
      count,
      from: from.map((pod) => `delete ${pod}`),
    }));
    return { writes, choices };
  },
};
