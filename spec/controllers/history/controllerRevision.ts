import type { ApiObject } from '../../api/objects/apiObject.ts';
import { unixMillis } from '../common/time.ts';
import { fnv32, utf8 } from '../podTemplateHash/fnv.ts';
import { safeEncode } from '../podTemplateHash/safeEncode.ts';

/**
 * One of the templates that a StatefulSet or a DaemonSet had. `data`: the patch that brings it back, as JSON text.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/
 */
export type ControllerRevision = ApiObject & { readonly revision: number; readonly data: string };

/** The name of a revision; empty if it has none. */
export const revisionName = ({ metadata }: ControllerRevision): string => metadata?.name ?? '';

/** Longer names of owners are cut before they become the beginning of a name. */
const longestPrefix = 223;

/** The name of a ControllerRevision: its owner's and a hash. */
export const controllerRevisionName = (owner: string, hash: string): string =>
  `${owner.slice(0, longestPrefix)}-${hash}`;

/**
 * The hash of a ControllerRevision of a StatefulSet: of its data and, if there is one, of the number of collisions in
 * digits (the controller always has one, 0 at first). It is the label `controller.kubernetes.io/hash` and the end of the
 * name.
 */
export const controllerRevisionHash = (data: string, collisionCount?: number): string =>
  safeEncode(String(fnv32(utf8(data), utf8(String(collisionCount ?? '')))));

/** Lower revisions first, then older ones, then by name. */
export const byRevision = (a: ControllerRevision, b: ControllerRevision): number => {
  if (a.revision !== b.revision) return a.revision - b.revision;
  const created = [a, b].map(({ metadata }) => unixMillis(metadata?.creationTimestamp) ?? 0) as [
    number,
    number,
  ];
  if (created[0] !== created[1]) return created[0] - created[1];
  return revisionName(a) < revisionName(b) ? -1 : 1;
};
