import { describe, expect, it } from 'vitest';
import { createMachine, emit } from 'xstate';
import type { Law } from '../../../checker/laws/law.ts';
import { any, atMost, each, some, together } from '../../../checker/system/guard.ts';
import { refusal, toggle } from './refusal.ts';

type Snapshot = { value: unknown };

describe('a system is refused if', () => {
  it('a rule sends an event that the chart does not know', () => {
    expect(
      refusal(toggle, ({ rule, one }) => {
        const other = one('other', toggle);
        rule('stop', [], () => ({ then: [other.send({ type: 'STOP' } as never)] }));
      }),
    ).toBe('rule stop, other: the chart toggle never takes {"type":"STOP"} (CK104)');
  });

  it('a component takes part twice in a rule', () => {
    expect(
      refusal(toggle, ({ rule, many }) => {
        const others = many('other', toggle, 2);
        rule('both', [others, others], (one, two) => ({
          then: [one.send({ type: 'GO' }), two.send({ type: 'GO' })],
        }));
      }),
    ).toBe('rule both(1,1): other[1] takes part twice (CK202)');
  });

  it('a component takes part twice through what another emits', () => {
    const noisy = createMachine({ id: 'noisy', on: { GO: { actions: emit({ type: 'noise' }) } } });
    expect(
      refusal(toggle, ({ rule, one, on }) => {
        const [source, hearer] = [one('source', noisy), one('hearer', toggle)];
        on('noise', () => [hearer.tell({ type: 'GO' })]);
        rule('shout', [], () => ({ then: [source.send({ type: 'GO' }), hearer.send({ type: 'GO' })] }));
      }),
    ).toBe('rule shout: hearer takes part twice (CK202)');
  });

  it('a predicate changes its mind', () => {
    expect(
      refusal(toggle, ({ rule, one }) => {
        const other = one('other', toggle);
        let asked = 0;
        rule('perhaps', [], () => ({
          when: [other.is(() => ++asked % 3 === 0)],
          then: [other.send({ type: 'GO' })],
        }));
      }),
    ).toMatch(/^other: a predicate answers both true and false for o(n|ff) \(CK103\)$/);
  });

  it('a predicate over a group changes its mind', () => {
    expect(
      refusal(toggle, ({ rule, groups }) => {
        let asked = 0;
        const pairs = groups('pair', 1, (_, add) => ({
          left: add('left', toggle),
          right: add('right', toggle),
        }));
        rule('perhaps', [pairs], ({ left, right }) => ({
          when: [together({ left, right }, () => ++asked % 2 === 0)],
          then: [left.send({ type: 'GO' })],
        }));
      }),
    ).toMatch(/^rule perhaps: a predicate .* both true and false .* \(CK103\)$/);
  });

  it('a weight changes its mind', () => {
    expect(
      refusal(toggle, ({ rule, one }) => {
        const other = one('other', toggle);
        let asked = 0;
        rule('perhaps', [], () => ({
          when: [atMost(5, [some(other, () => ++asked)])],
          then: [other.send({ type: 'GO' })],
        }));
      }),
    ).toMatch(/^rule perhaps, other: a weight .* \(CK103\)$/);
  });

  it('two components or two rules have the same name', () => {
    expect(refusal(toggle, ({ one }) => one('subject', toggle))).toBe(
      'component subject: this name is used twice (CK201)',
    );
    expect(refusal(toggle, ({ rule }) => rule('go', [], () => ({ then: [] })))).toBe(
      'rule go: this name is used twice (CK201)',
    );
  });

  it('a predicate reads components of different groups', () => {
    expect(
      refusal(toggle, ({ rule, many }) => {
        const [left, right] = many('other', toggle, 2);
        rule('both', [], () => ({
          when: [together({ left, right }, () => true)],
          then: [left!.send({ type: 'GO' })],
        }));
      }),
    ).toBe('rule both: a predicate reads other[1], other[2], which are not in one group (CK203)');
  });

  it('a weight is not a whole number', () => {
    expect(
      refusal(toggle, ({ rule, one }) => {
        const other = one('other', toggle);
        rule('half', [], () => ({
          when: [atMost(5, [some(other, () => 0.5)])],
          then: [other.send({ type: 'GO' })],
        }));
      }),
    ).toBe('rule half, other: a count adds 0.5, not a whole number (CK204)');
  });

  it('a guard has too many alternatives', () => {
    expect(
      refusal(toggle, ({ rule, many }) => {
        const others = many('other', toggle, 14);
        const isOn = (state: Snapshot): boolean => state.value === 'on';
        const pairs = Array.from({ length: 7 }, (_, at) =>
          any(others[2 * at]!.is(isOn), others[2 * at + 1]!.is(isOn)),
        );
        rule('many', [], () => ({ when: pairs, then: [others[0]!.send({ type: 'GO' })] }));
      }),
    ).toBe('rule many: a guard has more than 64 alternatives (CK208)');
  });

  it('urgent rules never settle', () => {
    expect(refusal(toggle, ({ urgently }, go) => urgently([go]))).toBe(
      'rule go: urgent rules do not settle in 10000 steps (CK206)',
    );
  });

  it('a state would be too wide', () => {
    expect(
      refusal(toggle, ({ rule, many }) => {
        const others = many('other', toggle, 600);
        rule('turn', [others], (other) => ({ then: [other.send({ type: 'GO' })] }));
      }),
    ).toBe('test: a state needs 20 words, the limit is 16 (CK301)');
  });

  it('a law is over views that there are not, or has the name of another', () => {
    const law: Law = { kind: 'state', id: 'bright', of: 'lamp', holds: () => true };
    expect(refusal(toggle, undefined, [law])).toBe('law bright: the system has no view of a lamp (CK207)');
    const quiet: Law = {
      kind: 'invariant',
      id: 'quiet',
      holds: atMost(
        0,
        each([], () => true),
      ),
    };
    expect(refusal(toggle, undefined, [quiet, quiet])).toBe('law quiet: this name is used twice (CK201)');
  });
});
