import type { Identified } from '../../../checker/system/system.ts';
import { matchesLabelSelector } from '../../../spec/api/labelSelector.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** Labels that a Pod may have. */
export type LabelsPlan = Identified & { readonly labels: { readonly [key: string]: string } };

/** An owner of Pods. */
export type AdopterPlan = Identified & {
  readonly selects: { readonly [key: string]: string };
  readonly replicas: number;
  /** the labels of its template, by their number */
  readonly makes: number;
};

/** Owners that may select each other's Pods, and users who change labels and owners. */
export type ClaimsPlan = ControllersPlan & {
  readonly labels: readonly LabelsPlan[];
  readonly owners: readonly AdopterPlan[];
  /** labels of Pods without a controller that a user creates, once each */
  readonly bare: readonly LabelsPlan[];
};

/** The number that stands for the UID of an owner; `again`: of the second of its name. */
export const uidOf = ({ owners }: ClaimsPlan, { id }: Identified, again: boolean): number =>
  again ? owners.length + id : id;

/** The UIDs under which there may be an owner. */
export const uidsOf = (plan: ClaimsPlan, owner: Identified): readonly number[] =>
  (plan.budgets.ownerDeletions > 0 ? [false, true] : [false]).map((again) => uidOf(plan, owner, again));

/** The numbers of the labels that an owner selects. */
export const selectedBy = ({ labels }: ClaimsPlan, { selects }: AdopterPlan): readonly number[] =>
  labels.filter((each) => matchesLabelSelector({ matchLabels: selects }, each.labels)).map(({ id }) => id);
