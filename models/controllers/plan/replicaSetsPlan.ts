import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A ReplicaSet by its number, and the labels that its selector asks for. */
export type ReplicaSetIdentity = {
  readonly id: number;
  readonly selects: { readonly [key: string]: string };
  /** it has a deletionTimestamp */
  readonly beingDeleted?: true;
};

/** What is said of a kind of Pods: which ReplicaSet controls them (undefined: nobody), and their labels. */
export type ReplicaTraits = {
  readonly owner: number | undefined;
  readonly labels: { readonly [key: string]: string };
};

/** A ReplicaSet, what it wants first, and what users may scale it to. */
export type ReplicaSetPlan = Identified &
  ReplicaSetIdentity & { readonly replicas: number; readonly scales: readonly number[] };

/** A kind of Pods: those of one ReplicaSet, or those of nobody. */
export type ReplicaKind = Identified & ReplicaTraits;

/** ReplicaSets, and the Pods that they or others create. */
export type ReplicaSetsPlan = ControllersPlan & {
  readonly replicaSets: readonly ReplicaSetPlan[];
  readonly kinds: readonly ReplicaKind[];
  /** kinds of Pods without a controller that a user creates, once each */
  readonly bare: readonly ReplicaKind[];
};

/** What a ReplicaSet may come to want. */
export const wantedNumbers = ({ replicas, scales }: ReplicaSetPlan): number[] => [
  ...new Set([replicas, ...scales]),
];
