import type { AnyStateMachine } from 'xstate';
import type { Composer } from '../../../checker/system/composer.ts';
import type { Guard } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { Node } from '../../../spec/api/objects/core.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import type { Rules } from '../../mutation/mutant.ts';
import type { Actor } from '../../ruleFacts.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { WorkloadParts } from '../parts/workloadParts.ts';
import type { WantedPods } from '../plan/planCluster.ts';
import type { ClusterComposer } from '../rules/clusterRuleFacts.ts';

/** The rules of a controller that others speak of. */
export type ControllerRules = {
  /** those that bring its view forward: urgent, unless it lags */
  readonly sees: readonly RuleHandle[];
  /** those by which it reads everything again after a restart, before it acts */
  readonly reads: readonly RuleHandle[];
  /** those that mutants may change */
  readonly changeable: Rules;
};

/** Who creates and deletes the Pods of workloads of one or more kinds. */
export type WorkloadController<P extends WorkloadParts = WorkloadParts> = {
  /** as rules and scenarios name it */
  readonly name: Actor;
  /** what it last saw of a Pod; absent: it sees everything at once */
  readonly podView?: AnyStateMachine;
  /** what it does, and what users and the environment do to its workloads */
  readonly rules: (
    composer: ClusterComposer,
    cluster: ClusterParts,
    workloads: readonly P[],
  ) => ControllerRules;
  /** when a workload wants so many Pods */
  readonly wants: (workload: P, replicas: number) => Guard;
  /** what laws see of its workloads */
  readonly views: (composer: Composer, workloads: readonly P[]) => void;
  /** what questions see of them */
  readonly asked: (composer: Composer, workloads: readonly P[]) => void;
};

/** Everything that a cluster has to know of a kind of workload, from its manifest to its rules. */
export type WorkloadKind<O extends ApiObject = ApiObject, P extends WorkloadParts = WorkloadParts> = {
  /** its name in the API: `deployments` */
  readonly resource: ResourceName;
  /** the Pods that an object of this kind wants, once it is defaulted, on these nodes */
  readonly wants: (object: O, nodes: readonly Node[]) => WantedPods;
  /** its components, beside its Pods */
  readonly parts: (composer: Composer, workload: WorkloadParts) => P;
  readonly controller: WorkloadController<P>;
  /** what of the kind is not taken into account */
  readonly without?: string;
};

/** A kind among others, whose objects and parts differ. */
export const workloadKind = <O extends ApiObject, P extends WorkloadParts>(
  kind: WorkloadKind<O, P>,
): WorkloadKind => kind as unknown as WorkloadKind;
