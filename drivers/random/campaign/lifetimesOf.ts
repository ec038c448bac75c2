import { isLiveness } from '../../../checker/laws/law.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { type NodeOptions, planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { deviations } from '../../../properties/deviations/deviations.ts';
import { viewKindsOf } from '../../../properties/laws/lawsOver.ts';
import type { ModelLaw } from '../../../properties/laws/modelLaws.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';
import { timedKinds } from '../../../properties/laws/timed.ts';
import { Lifetimes } from './lifetime.ts';

/**
 * A node to be lived through, with the laws that it can break: those of the charts, and those about times, but for what
 * kubelets are known to break there.
 */
export const lifetimesOf = (options: NodeOptions, mutant?: Mutant): Lifetimes => {
  const plan = planNode(options);
  const { system, parts } = composeNode(plan, mutant);
  const known = deviations.flatMap(({ breaks, onNode }) => (onNode?.mayHappen(plan) ? breaks : []));
  const laws = lawsOnNode(system.viewKinds).filter(({ id }) => !known.includes(id));
  return new Lifetimes(parts, new LazyRun(system), laws);
};

/** The laws of the book that a random lifetime of a node can break, by the kinds of view that the node shows. */
export const lawsOnNode = (viewKinds: ReadonlySet<string>): ModelLaw[] => {
  const kinds = new Set([...viewKinds, ...timedKinds]);
  return modelLaws.filter((law) => !isLiveness(law) && viewKindsOf(law).every((kind) => kinds.has(kind)));
};
