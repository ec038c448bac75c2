import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Deployment, ReplicaSet } from '../../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { controllerOf } from '../../../../spec/controllers/common/ownerReferences.ts';
import { desiredReplicas } from '../../../../spec/controllers/deployment/deploymentPass.ts';
import { syncDeployment } from '../../../../spec/controllers/deployment/syncDeployment.ts';
import type { RecordedWrite } from './explained.ts';
import type { RecordedController } from './owners.ts';

const nameOf = ({ metadata }: ReplicaSet): string => metadata?.name ?? '';
const creation = (replicaSet: ReplicaSet): string =>
  `create ${nameOf(replicaSet)} ${desiredReplicas(replicaSet)}`;

/** Deployments write ReplicaSets: those that they create, with their size, and each other size that they give them. */
export const deployments: RecordedController<Deployment> = {
  resource: 'deployments',
  sees: ['replicasets', 'pods'],
  writesOf: (cluster, { metadata }) => {
    const sizes = new Map<string, number>();
    const writes: RecordedWrite[] = [];
    for (const event of cluster.eventsOf<ReplicaSet>('replicasets', metadata?.namespace ?? '')) {
      const { type, object, snapshot, asked, at, time } = event;
      if (controllerOf(object)?.uid !== metadata?.uid || type === 'DELETED') continue;
      const [before, now] = [sizes.get(object.metadata?.uid ?? ''), desiredReplicas(object)];
      sizes.set(object.metadata?.uid ?? '', now);
      if (snapshot || asked || before === now) continue;
      const says = before === undefined ? creation(object) : `scale ${nameOf(object)} ${before} → ${now}`;
      writes.push({ at, time, says });
    }
    return writes;
  },
  decide: (deployment, [replicaSets = [], pods = []], now) => {
    const seen = replicaSets as readonly ReplicaSet[];
    const sync = syncDeployment({
      version: kubernetes136,
      now,
      deployment,
      replicaSets: seen,
      pods: pods as readonly Pod[],
      live: { found: true, uid: deployment.metadata?.uid ?? '' },
      answers: acceptsAll,
    });
    if (sync.kind !== 'synced') return { writes: [] };
    const sizes = new Map(seen.map((each) => [nameOf(each), desiredReplicas(each)]));
    const writes = sync.tried.flatMap(({ write }) => {
      if (write.kind === 'createReplicaSet') return [creation(write.replicaSet)];
      if (write.kind !== 'updateReplicaSet') return [];
      const name = nameOf(write.replicaSet);
      return [`scale ${name} ${sizes.get(name)} → ${desiredReplicas(write.replicaSet)}`];
    });
    return { writes };
  },
};
