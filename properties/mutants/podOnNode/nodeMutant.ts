import type { MutantOf } from '../../../models/mutation/mutant.ts';
import type { NodeRules } from '../../../models/podOnNode/composeNode.ts';
import type { NodeOptions } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';

/** A seeded fault of a node, and the smallest feature in which it breaks what it says it breaks. */
export type NodeMutant = MutantOf<NodeRules> & { readonly victim: NodeOptions };

export const feature = (name: string): NodeOptions => nodeFeatures.find((each) => each.name === name)!.node;
