import type { RuleHandle } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import type { Rules } from '../mutation/mutant.ts';

/** A system of controllers, with its parts. */
export type Composed<P = unknown, R extends Rules = Rules> = {
  readonly system: System;
  readonly parts: P;
  /** what follows within one step, in this order */
  readonly urgent: readonly RuleHandle[];
  /** what mutants may change */
  readonly changeable: R;
};
