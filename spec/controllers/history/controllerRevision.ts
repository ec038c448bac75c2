import { fnv32, utf8 } from '../podTemplateHash/fnv.ts';
import { safeEncode } from '../podTemplateHash/safeEncode.ts';

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
