import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import { clusterScenario } from '../../models/scenarios/cluster.ts';
import { resolveBounds } from './bounds.ts';
import { lawsOf } from './lawsOf.ts';
import { type SelectedLaws, selectLaws } from './selectLaws.ts';

/** The laws that clusters can be judged by, those about what they show; of these the ones asked for, or all. */
export const lawsOfClusters = (
  input: ClusterInput = { objects: [] },
  asked: readonly string[] = [],
): SelectedLaws => {
  const resolved = resolveBounds(clusterScenario, {});
  if (!resolved.ok) return resolved;
  const result = clusterScenario.build({ bounds: resolved.bounds, input });
  return result.ok ? selectLaws(lawsOf(result.built), asked) : result;
};
