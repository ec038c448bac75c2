import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { explore } from '../../../checker/explore/explore.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { type LawVerdict, lawVerdicts } from '../../../drivers/exhaustive/lawVerdict.ts';
import type { ManifestObject } from '../../../models/cluster/plan/input.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import type { Bounds, BuiltScenario } from '../../../models/scenarios/scenario.ts';
import { lawsOver } from '../../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';

/** Manifests and bounds that are explored to the end in a moment. */
export type SmallCluster = { readonly objects: readonly ManifestObject[]; readonly bounds: Bounds };

/** One node on which nothing goes wrong: a small cluster says what is different. */
const quiet: Bounds = {
  ...Object.fromEntries(
    clusterScenario.bounds.map((bound) => [
      bound.name,
      typeof bound.default === 'number' ? 0 : bound.default,
    ]),
  ),
  nodes: 1,
};

export const smallCluster = (bounds: Bounds, ...objects: ManifestObject[]): SmallCluster => ({
  objects,
  bounds: { ...quiet, ...bounds },
});

export const build = ({ objects, bounds }: SmallCluster, mutant?: Mutant): BuiltScenario => {
  const result = clusterScenario.build({ bounds, input: { objects }, ...(mutant ? { mutant } : {}) });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return result.built;
};

/** The laws of the book that are written over what a cluster shows. */
export const clusterLaws = lawsOver(modelLaws, build(smallCluster({})).system);

export type Explored = {
  readonly compiled: Compiled;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly verdicts: ReadonlyMap<string, LawVerdict>;
  /** how often each compiled rule was enabled in distinct states */
  readonly ruleCounts: readonly number[];
};

/** Every state of a small cluster, and the verdict of every law. `reduce`: on the quotient, as `check` does. */
export const explored = async (
  { system }: BuiltScenario,
  { reduce = true, laws = clusterLaws }: { reduce?: boolean; laws?: readonly Law[] } = {},
): Promise<Explored> => {
  const compiled = compile(system, laws, { reduce });
  const exploration = await explore(compiled, {
    engine: (system) => new InterpretedSearch(system),
    limits: { states: 300_000 },
  });
  const { states, transitions, levels } = exploration.status;
  return {
    compiled,
    states,
    transitions,
    depth: levels.length - 1,
    complete: exploration.ending === 'complete',
    verdicts: lawVerdicts(exploration),
    ruleCounts: exploration.search.ruleCounts(),
  };
};

/** The laws of which an exploration says this. */
export const lawsThat = (verdict: LawVerdict['verdict'], { verdicts }: Explored): string[] =>
  [...verdicts].filter(([, each]) => each.verdict === verdict).map(([id]) => id);
