import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { DaemonSet } from '../../../../spec/api/objects/apps.ts';
import type { Node, Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { syncDaemonSet } from '../../../../spec/controllers/daemonSet/syncDaemonSet.ts';
import { targetNodeOf } from '../../../../spec/controllers/daemonSet/targetNode.ts';
import type { RecordedController } from './owners.ts';
import { podWritesOf } from './podWrites.ts';
import { revisionsOf } from './revisions.ts';

const verbs = { deletePods: 'delete', createPods: 'create' } as const;

/** A Pod of a DaemonSet is created for a node. */
export const daemonSets: RecordedController<DaemonSet> = {
  resource: 'daemonsets',
  sees: ['pods', 'nodes'],
  writesOf: (cluster, owner) =>
    podWritesOf(cluster, owner, (verb, pod) =>
      verb === 'create' ? `create ${targetNodeOf(pod)}` : `delete ${pod.metadata?.name}`,
    ),
  decide: (daemonSet, [pods = [], nodes = []], now, versions) => {
    const sync = syncDaemonSet({
      version: kubernetes136,
      now,
      daemonSet,
      nodes: nodes as readonly Node[],
      pods: pods as readonly Pod[],
      revisions: revisionsOf('daemonsets', versions),
      unseenRevisions: [],
      memory: { failedPods: new Map() },
      cacheVersions: new Map(),
      live: { found: true, uid: daemonSet.metadata?.uid ?? '' },
      answers: acceptsAll,
    });
    if (sync.kind !== 'synced') return { writes: [] };
    const choices = sync.choices.map(({ kind, count, from }) => ({
      count,
      from: from.map((name) => `${verbs[kind]} ${name}`),
    }));
    const free = new Set(choices.flatMap(({ from }) => from));
    const writes = sync.tried.flatMap(({ write }) => {
      if (write.kind === 'createPod') return [`create ${write.node}`];
      return write.kind === 'deletePod' ? [`delete ${write.pod}`] : [];
    });
    return { writes: writes.filter((write) => !free.has(write)), choices };
  },
};
