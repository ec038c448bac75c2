import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import { workloadKind } from './workloadKind.ts';

/** A ReplicaSet of nobody. */
export const replicaSetKind = workloadKind<ReplicaSet>({
  resource: 'replicasets',
  wants: ({ spec }) => ({ replicas: spec?.replicas ?? 1, template: spec?.template ?? {} }),
});
