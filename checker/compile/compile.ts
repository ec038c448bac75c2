import type { Law } from '../laws/law.ts';
import type { System } from '../system/system.ts';
import { assemble } from './assemble.ts';
import type { Compiled } from './compiled.ts';
import { type NamedEnd, tabulate } from './tabulate.ts';

export type CompileOptions = {
  /** merge joint states of a group that rules and laws cannot tell apart; counts are then of the reduced space */
  readonly reduce?: boolean;
  /** where nothing need happen any more: deadlocks there are expected */
  readonly ends?: readonly NamedEnd[];
};

/**
 * Compiles a system and the laws to judge it by. Refuses (`Refusal`, coded) what cannot be checked: unbounded
 * charts, effects outside a chart, a component that takes part twice in a rule, predicates that change their
 * minds, laws over views that do not exist.
 */
export const compile = (
  system: System,
  laws: readonly Law[],
  { reduce = true, ends = [] }: CompileOptions = {},
): Compiled => assemble(tabulate(system, laws, ends), reduce);
