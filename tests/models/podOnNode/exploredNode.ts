import { compile } from '../../../checker/compile/compile.ts';
import { explore } from '../../../checker/explore/explore.ts';
import { fastestEngine } from '../../../drivers/exhaustive/engine.ts';
import { type LawVerdict, lawVerdicts } from '../../../drivers/exhaustive/lawVerdict.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { type NodeOptions, planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { lawsOver } from '../../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';

/** What a node shows, the laws of the book can be about. */
export const nodeLaws = lawsOver(modelLaws, composeNode(planNode({ pods: [] })).system);

export type ExploredNode = {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly verdicts: ReadonlyMap<string, LawVerdict>;
};

/** Every state of a node, and the verdict of every law. */
export const exploredNode = async (
  options: NodeOptions,
  mutant?: Mutant,
  laws: readonly (typeof nodeLaws)[number][] = nodeLaws,
): Promise<ExploredNode> => {
  const { system } = composeNode(planNode(options), mutant);
  const exploration = await explore(compile(system, laws), {
    engine: fastestEngine({ workers: 1 }),
    limits: { states: 1_000_000 },
  });
  const { states, transitions, levels } = exploration.status;
  return {
    states,
    transitions,
    depth: levels.length - 1,
    complete: exploration.ending === 'complete',
    verdicts: lawVerdicts(exploration),
  };
};
