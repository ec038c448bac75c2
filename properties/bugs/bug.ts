import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import type { Mutant, MutantOf } from '../../models/mutation/mutant.ts';
import type { NodeRules } from '../../models/podOnNode/composeNode.ts';
import type { NodeOptions } from '../../models/podOnNode/plan/planNode.ts';
import type { RuleAction } from '../../models/ruleFacts.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';
import type { ClusterMutant } from '../mutants/clusterMutant.ts';
import type {
  DrainMutant,
  JobMutant,
  PreemptionMutant,
  StatefulSetMutant,
} from '../mutants/controllers/controllersMutant.ts';

/** A part of Kubernetes, or the runtime or the machine below it. */
export type Component =
  | 'API server'
  | 'kubelet'
  | 'runtime'
  | 'machine'
  | 'scheduler'
  | 'ReplicaSet controller'
  | 'Deployment controller'
  | 'StatefulSet controller'
  | 'DaemonSet controller'
  | 'Job controller'
  | 'disruption controller'
  | 'node lifecycle controller'
  | 'taint eviction controller'
  | 'garbage collector'
  | 'descheduler';

/** A rule as it was when the bug was there. `says`: how it differs from the rule that holds now. */
export type NodeDefect = Omit<MutantOf<NodeRules>, 'breaks'>;
export type ClusterDefect = Omit<ClusterMutant, 'breaks'>;

/** The same of controllers; `bounds`: what there was not yet, a feature gate for example. */
export type ControllersDefect = Omit<Mutant, 'breaks'> & { readonly bounds?: Bounds };

/** A defective rule around a StatefulSet: the members of each rule have their types. */
export type StatefulSetDefect = Omit<StatefulSetMutant, 'breaks' | 'victim'>;

/** The same around a Job. */
export type JobDefect = Omit<JobMutant, 'breaks' | 'victim'>;

/** The same around preemption. */
export type PreemptionDefect = Omit<PreemptionMutant, 'breaks' | 'victim'>;

/** The same around a budget. */
export type DrainDefect = Omit<DrainMutant, 'breaks' | 'victim'>;

/** Where a bug shows: the smallest system, and what may go wrong there. */
export type Found =
  /** on one node, with the defective rule; with the rule that holds now every law holds there */
  | { readonly kind: 'on a node'; readonly node: NodeOptions; readonly defect: NodeDefect }
  /** the same in a cluster, of these manifests */
  | {
      readonly kind: 'in a cluster';
      readonly objects: readonly ManifestObject[];
      readonly bounds: Bounds;
      readonly defect: ClusterDefect;
    }
  /** in a scenario of controllers, within these bounds */
  | {
      readonly kind: 'with controllers';
      readonly scenario: string;
      readonly bounds: Bounds;
      readonly defect: ControllersDefect;
    }
  /** Kubernetes v1.36 still does it: the scenario of that name breaks the laws as it is */
  | { readonly kind: 'still so'; readonly scenario: string }
  | { readonly kind: 'not modelled'; readonly because: string };

/** A historical defect of Kubernetes, as its public threads tell of it, in own words. */
export type Bug = {
  /** its issues and changes, the one that it goes by first */
  readonly numbers: readonly [number, ...number[]];
  /** `owner/name`; absent: kubernetes/kubernetes */
  readonly repository?: string;
  /** what happens, in one sentence */
  readonly says: string;
  /** versions, as far as the threads or their dates tell */
  readonly introduced: string;
  readonly fixed: string;
  /** the laws of the book that it breaks */
  readonly breaks: readonly string[];
  /** who has to be there for it */
  readonly components: readonly Component[];
  /** what has to go wrong beside: the shortest story contains each */
  readonly faults: readonly RuleAction[];
  /** of a defect that several bugs share: why it is one */
  readonly shares?: string;
  readonly found: Found;
};
