import type { Labels } from '../api/labelSelector.ts';
import { compileNodeSelector, matchesTerm } from '../api/nodeSelector.ts';
import type { PersistentVolume } from '../api/objects/core.ts';

/**
 * Whether a volume can be reached from a node with these labels. A volume without node affinity can be reached
 * from everywhere; a node's name plays no part.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity
 */
export const isReachable = ({ spec }: PersistentVolume, labels: Labels): boolean => {
  const required = spec?.nodeAffinity?.required;
  if (!required) return true;
  return compileNodeSelector(required).some((term) =>
    matchesTerm({ ...term, fields: [] }, { name: '', labels }),
  );
};
