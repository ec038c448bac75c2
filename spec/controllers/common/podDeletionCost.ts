import type { Pod } from '../../api/objects/core.ts';

const annotation = 'controller.kubernetes.io/pod-deletion-cost';
const wellFormed = /^(?:0|-[0-9]+|[1-9][0-9]*)$/;
const [lowest, highest] = [-(2 ** 31), 2 ** 31 - 1];

/**
 * What it costs to delete a Pod, compared with the others of its ReplicaSet: a whole number of 32 bits, written without
 * plus sign or leading zeros. Anything else counts as 0.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost
 */
export const podDeletionCost = ({ metadata }: Pod): number => {
  const text = metadata?.annotations?.[annotation];
  if (text === undefined || !wellFormed.test(text)) return 0;
  const cost = Number(text);
  return cost >= lowest && cost <= highest ? cost : 0;
};
