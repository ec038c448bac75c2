import { type AnyStateMachine, createMachine } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Law } from '../../../checker/laws/law.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';

/** What is said of a system of one chart that is sent `GO`, and whatever else the test adds. */
export const refusal = (
  chart: AnyStateMachine,
  more: (composer: Composer, go: RuleHandle) => void = () => {},
  laws: readonly Law[] = [],
): string => {
  try {
    const { system } = composeSystem('test', (composer) => {
      const subject = composer.one('subject', chart);
      const go = composer.rule('go', [], () => ({ then: [subject.send({ type: 'GO' })] }));
      more(composer, go);
    });
    const search = new InterpretedSearch(compile(system, laws));
    search.advance(1_000);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
};

export const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  states: { off: { on: { GO: 'on' } }, on: { on: { GO: 'off' } } },
});
