import type { Identified } from '../../checker/system/system.ts';
import type { NodeParts, PodContainer, PodParts } from '../../models/cluster/parts/clusterParts.ts';
import type { ReplicaSetParts } from '../../models/cluster/parts/workloadParts.ts';

/** What the rules of the cluster quantify over, by the family: a mutant is handed these. */
export type PodMember = PodParts;
export type NodeMember = NodeParts;
export type ContainerMember = PodContainer;
export type OwnedMember = Identified & { readonly pod: PodParts; readonly workload: ReplicaSetParts };
