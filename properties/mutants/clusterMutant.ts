import type { ClusterRules } from '../../models/cluster/composeCluster.ts';
import type { MutantOf } from '../../models/mutation/mutant.ts';

/** A seeded fault of a cluster. */
export type ClusterMutant = MutantOf<ClusterRules>;
