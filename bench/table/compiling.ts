import { merged } from '../../checker/compile/merged.ts';
import { tabulate } from '../../checker/compile/tabulate.ts';
import { resolveBounds } from '../../drivers/exhaustive/bounds.ts';
import { lawsOf } from '../../drivers/exhaustive/lawsOf.ts';
import { clusterFrom } from '../../drivers/exhaustive/manifest.ts';
import { readManifests } from '../../library/manifests.ts';
import { clusterScenario } from '../../models/scenarios/cluster.ts';
import type { BuiltScenario } from '../../models/scenarios/scenario.ts';

/** A manifest's cluster within bounds. */
export const builtCluster = (
  manifest: string,
  bounds: { readonly [name: string]: number },
): BuiltScenario => {
  const { input } = clusterFrom(readManifests(manifest).objects);
  const asked = Object.entries(bounds).map(([name, value]) => [name, String(value)]);
  const resolved = resolveBounds(clusterScenario, Object.fromEntries(asked));
  if (!resolved.ok) throw new Error(resolved.problems[0]?.message);
  const built = clusterScenario.build({ bounds: resolved.bounds, input });
  if (!built.ok) throw new Error(built.problems[0]?.message);
  return built.built;
};

/** Seconds of CPU from a manifest's charts to tables that are merged, for all laws; `maxUids` Pods of each workload. */
export const compilingSeconds = (manifest: string, maxUids: number): number => {
  const built = builtCluster(manifest, { nodes: 2, maxUids });
  const { system, inAnyOrder } = built;
  const start = process.cpuUsage();
  merged(tabulate(inAnyOrder?.() ?? system, lawsOf(built)));
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1e6;
};
