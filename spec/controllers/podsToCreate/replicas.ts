import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import { mostPods } from './mostPods.ts';
import { ownedBy } from './ownedBy.ts';
import { podFromTemplate } from './podFromTemplate.ts';

const isActive = ({ metadata, status }: Pod): boolean =>
  !metadata?.deletionTimestamp && status?.phase !== 'Succeeded' && status?.phase !== 'Failed';

/**
 * The Pods that a ReplicaSet lacks of its `replicas`; those that have ended or are being deleted do not count. The
 * same for a Deployment that has no ReplicaSet yet.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const missingReplicas = (owner: ReplicaSet | Deployment, pods: readonly Pod[]): readonly Pod[] => {
  const present = ownedBy(owner, pods).filter(isActive).length;
  const wanted = Math.min(owner.spec?.replicas ?? 1, mostPods + 1);
  const missing = Math.max(0, wanted - present);
  const name = owner.metadata?.name ?? '';
  return Array.from({ length: missing }, (_, index) =>
    podFromTemplate(owner.spec?.template, owner, `${name}-${present + index + 1}`),
  );
};
