import { type Choice, choicesOf } from '../../checker/trace/trace.ts';
import type { JudgedLaw } from '../../drivers/exhaustive/check.ts';
import type { CheckRequest } from '../../drivers/exhaustive/prepare.ts';
import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';
import type { Question } from '../../properties/questions/question.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import { inputWithoutValues } from '../hiddenValues.ts';

/** A violated law, saved: all that is needed to build the system again and to walk the same way through it. */
export type Counterexample = {
  readonly format: 'pod-semantics/counterexample';
  readonly version: 1;
  readonly scenario: string;
  readonly bounds: Bounds;
  readonly mutant: string | null;
  readonly law: string;
  /** what the law asks, if it is a question of somebody's own */
  readonly question?: Question;
  /** the objects of the manifests, with where they were read */
  readonly objects: readonly ManifestObject[];
  /** what some of them are changed to, if they are */
  readonly changed?: readonly ManifestObject[];
  /** the rules that are chosen, in order; what is urgent follows by itself */
  readonly choices: readonly Choice[];
  /** of a run without end: so many choices come before those that are repeated for ever; else null */
  readonly loopFrom: number | null;
};

/** The counterexample of a judged law, if it is violated; `showValues`: with what may be secret in its objects. */
export const counterexampleOf = (
  asked: CheckRequest,
  { law, verdict, in: part }: JudgedLaw,
  showValues = false,
): Counterexample | undefined => {
  if (verdict.verdict !== 'violated') return undefined;
  const check = part?.request ?? asked;
  return {
    format: 'pod-semantics/counterexample',
    version: 1,
    scenario: check.scenario.name,
    bounds: check.bounds,
    mutant: check.mutant?.name ?? null,
    law: law.id,
    ...(isQuestion(law) && { question: law.question }),
    ...inputWithoutValues(check.input, showValues),
    choices: choicesOf(verdict.trace),
    loopFrom: verdict.loopFrom ?? null,
  };
};

/** `identity/bound-once` → `replicated-pods.identity-bound-once` */
export const counterexampleName = ({ scenario, law }: Counterexample): string =>
  `${scenario}.${law.replaceAll(/[^\w.-]+/g, '-')}`;
