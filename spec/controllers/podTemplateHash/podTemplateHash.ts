import type { PodTemplateSpec } from '../../api/objects/core.ts';
import { fnv32a, utf8 } from './fnv.ts';
import { goDump } from './goDump.ts';
import { safeEncode } from './safeEncode.ts';

/** An int32 in the first of eight bytes, lowest first; the other four are 0. */
const collisionBytes = (count: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setInt32(0, count, true);
  return bytes;
};

/**
 * The hash of a Pod template: the value of the label `pod-template-hash` and the end of the name of a Deployment's
 * ReplicaSet, and likewise of a DaemonSet's ControllerRevision (`controller-revision-hash`).
 *
 * It is the 32-bit FNV-1a hash of all that Go prints of the template, so it changes with every field that a version of
 * Kubernetes adds; after it the collision count if there is one. The number is written in letters that spell nothing bad.
 *
 * `template` with its defaults; quantities as they are stored. `collisionCount` is the status's, an int32.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
export const podTemplateHash = (template: PodTemplateSpec, collisionCount?: number): string => {
  const dump = utf8(goDump(template));
  const hash = collisionCount === undefined ? fnv32a(dump) : fnv32a(dump, collisionBytes(collisionCount));
  return safeEncode(String(hash));
};
