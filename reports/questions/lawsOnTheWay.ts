import { judgeState, judgeStep } from '../../checker/reference/judge.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import { lawsOver } from '../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../properties/laws/modelLaws.ts';

/** The laws of the book that look at the states and steps of a story, and those of them that it breaks. */
export const lawsOnTheWay = ({
  system,
  initial,
  steps,
}: Trace): { readonly looked: number; readonly broken: readonly string[] } => {
  const laws = lawsOver(modelLaws, system).filter(({ kind }) => ['state', 'step', 'joint'].includes(kind));
  const settled = steps.filter((_, at) => steps[at + 1]?.rule.urgent === undefined);
  const breaches = [
    ...[initial, ...settled.map(({ after }) => after)].flatMap((state) => judgeState(system, laws, state)),
    ...steps.flatMap(({ rule, before, after }) => judgeStep(system, laws, before, after, rule)),
  ];
  return { looked: laws.length, broken: [...new Set(breaches.map(({ law }) => law.id))] };
};
