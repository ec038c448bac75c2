import type { Place } from '../../../spec/problem.ts';
import type { Application } from './application.ts';

/** An object of a manifest as it was read, with where it came from. Not yet decoded. */
export type ManifestObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: { readonly [field: string]: unknown };
  /** file, document, line, column of the object; `path` inside a List */
  readonly place: Place;
};

/** What a cluster is made from. */
export type ClusterInput = {
  readonly objects: readonly ManifestObject[];
  /** what some of them are changed to, when somebody rolls that out */
  readonly changed?: readonly ManifestObject[];
  /** what would matter to the Pods, and is not modelled */
  readonly notTaken?: readonly LeftObject[];
  /** what has no bearing on the Pods */
  readonly withoutBearing?: readonly LeftObject[];
  /** what a selector of labels left out, and would have said something about the Pods that it did not */
  readonly unselected?: readonly LeftObject[];
  /** what is to run in all, where this is only a smaller instance of it */
  readonly whole?: Application;
  /** what is smaller about it: `4 of 10 replicas of Deployment web` */
  readonly smaller?: string;
};

/** An object that is not part of the model: nothing but its name is looked at. */
export type LeftObject = Pick<ManifestObject, 'kind' | 'object'>;
