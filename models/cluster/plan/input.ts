import type { Place } from '../../../spec/problem.ts';

/** An object of a manifest as it was read, with where it came from. Not yet decoded. */
export type ManifestObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: { readonly [field: string]: unknown };
  /** file, document, line, column of the object; `path` inside a List */
  readonly place: Place;
};

/** What a cluster is made from. */
export type ClusterInput = { readonly objects: readonly ManifestObject[] };
