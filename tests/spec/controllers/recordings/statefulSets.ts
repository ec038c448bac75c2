import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { StatefulSet } from '../../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { syncStatefulSet } from '../../../../spec/controllers/statefulSet/syncStatefulSet.ts';
import type { RecordedController } from './owners.ts';
import { podWritesOf } from './podWrites.ts';
import { revisionsOf } from './revisions.ts';

/** Each Pod of a StatefulSet has its name before it is created. */
export const statefulSets: RecordedController<StatefulSet> = {
  resource: 'statefulsets',
  sees: ['pods'],
  writesOf: (cluster, owner) =>
    podWritesOf(cluster, owner, (verb, { metadata }) => `${verb} ${metadata?.name}`),
  decide: (statefulSet, [pods = []], now, versions) => {
    const sync = syncStatefulSet({
      version: kubernetes136,
      now,
      statefulSet,
      pods: pods as readonly Pod[],
      claims: [],
      revisions: revisionsOf('statefulsets', versions),
      cacheVersions: new Map(),
      live: { found: true, uid: statefulSet.metadata?.uid ?? '' },
      answers: acceptsAll,
    });
    if (sync.kind !== 'synced') return { writes: [] };
    const writes = sync.tried.flatMap(({ write }) => {
      if (write.kind === 'createPod') return [`create ${write.pod.metadata?.name}`];
      return write.kind === 'deletePod' ? [`delete ${write.name}`] : [];
    });
    return { writes };
  },
};
