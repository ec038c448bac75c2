import type { DaemonSet } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import { int64Of } from '../common/int64Text.ts';

/** The label that tells of which revision a Pod is, and of a revision its hash. */
export const revisionHashLabel = 'controller-revision-hash';
const generationLabel = 'pod-template-generation';
const generationAnnotation = 'deprecated.daemonset.template.generation';

/** The generation of the template, by which Pods were told apart before there were revisions; "" if it is no number. */
export const templateGeneration = ({ metadata }: DaemonSet): string => {
  const generation = int64Of(metadata?.annotations?.[generationAnnotation]);
  return generation === undefined ? '' : String(generation);
};

/** Whether a Pod has this hash for its revision. */
export const hasHash = ({ metadata }: Pod, hash: string): boolean =>
  (metadata?.labels?.[revisionHashLabel] ?? '') === hash;

/** Whether a Pod is of the newest template: by the hash of its revision, or by the older generation. */
export const isUpToDate = (pod: Pod, hash: string, generation: string): boolean =>
  (hash !== '' && hasHash(pod, hash)) ||
  (generation !== '' && pod.metadata?.labels?.[generationLabel] === generation);
