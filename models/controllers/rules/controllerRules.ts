import type { RuleHandle } from '../../../checker/system/rule.ts';

/** What every controller does that sees late. */
export type ControllerRules = {
  /** it is told of a change */
  readonly sees: readonly RuleHandle[];
  /** it lists everything, and has */
  readonly lists: readonly RuleHandle[];
  /** a pass has nothing left to write; absent: each of its passes is one step */
  readonly endsPass?: RuleHandle;
};
