import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, assign, createMachine, emit, fromPromise, raise, spawnChild } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { type Composer, composeSystem } from '../../../checker/system/composeSystem.ts';
import { any, atMost, each, some, together } from '../../../checker/system/guard.ts';

/** What is said of a system of one chart that is sent `GO`, and whatever else the test adds. */
const refusal = (
  chart: AnyStateMachine,
  more: (composer: Composer) => void = () => {},
  laws: readonly Law[] = [],
): string => {
  try {
    const { system } = composeSystem('test', (composer) => {
      const subject = composer.one('subject', chart);
      composer.rule('go', [], () => ({ then: [subject.send({ type: 'GO' })] }));
      more(composer);
    });
    const search = new InterpretedSearch(compile(system, laws));
    search.advance(1_000);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
};

const toggle = createMachine({
  id: 'toggle',
  initial: 'off',
  states: { off: { on: { GO: 'on' } }, on: { on: { GO: 'off' } } },
});
type Snapshot = { value: unknown };

describe('a chart is refused, with its name, the state and the reason, if it', () => {
  it('has a context without bound', () => {
    const counter = createMachine({
      id: 'counter',
      context: { count: 0 },
      on: { GO: { actions: assign({ count: ({ context }) => context.count + 1 }) } },
    });
    expect(refusal(counter)).toMatch(/^subject: more than 4096 local states, such as .*count \d+ \(CK102\)$/);
  });

  it('invokes an actor', () => {
    const invoking = createMachine({
      id: 'invoking',
      initial: 'idle',
      states: {
        idle: { on: { GO: 'busy' } },
        busy: { invoke: { src: fromPromise(async () => 1) }, on: { GO: 'idle' } },
      },
    });
    expect(refusal(invoking)).toBe(
      'chart invoking, state busy: invokes an actor; model it as a component (CK101)',
    );
  });

  it('waits for time to pass', () => {
    const waiting = createMachine({
      id: 'waiting',
      initial: 'early',
      states: { early: { after: { 1000: 'late' } }, late: { on: { GO: 'early' } } },
    });
    expect(refusal(waiting)).toBe('chart waiting, state early: uses `after`; time is an event (CK101)');
  });

  it('remembers where it was', () => {
    const remembering = createMachine({
      id: 'remembering',
      initial: 'work',
      states: {
        work: { initial: 'a', states: { a: {}, b: {}, last: { type: 'history' } }, on: { GO: 'pause' } },
        pause: { on: { GO: 'work.last' } },
      },
    });
    expect(refusal(remembering)).toMatch(
      /^chart remembering, state work.last: is a history state; .* \(CK101\)$/,
    );
  });

  it('acts outside itself, when it takes an event', () => {
    const writing = createMachine({
      id: 'writing',
      initial: 'a',
      states: { a: { on: { GO: { target: 'b', actions: () => process.stdout } } }, b: {} },
    });
    expect(refusal(writing)).toMatch(
      /^chart writing of subject, state a, event \{"type":"GO"\}: the action .* has an effect outside the chart \(CK101\)$/,
    );
  });

  it('acts outside itself, when it starts', () => {
    const starting = createMachine({ id: 'starting', entry: [() => process.stdout], on: { GO: {} } });
    expect(refusal(starting)).toMatch(
      /^chart starting of subject, .*event \{"type":"\(start\)"\}: the action/,
    );
  });

  it('emits something when it starts, when nobody can hear it', () => {
    const eager = createMachine({ id: 'eager', entry: emit({ type: 'here' }), on: { GO: {} } });
    expect(refusal(eager)).toMatch(/^chart eager .*\(start\)"\}: emits before anyone can hear it \(CK101\)$/);
  });

  it('starts another actor', () => {
    const spawning = createMachine({
      id: 'spawning',
      on: { GO: { actions: spawnChild(fromPromise(async () => 1)) } },
    });
    expect(refusal(spawning)).toMatch(
      /^chart spawning .*: starts an actor; model it as a component \(CK101\)$/,
    );
  });

  it('keeps an actor in its context', () => {
    const keeping = createMachine({
      id: 'keeping',
      context: { child: undefined as unknown },
      on: { GO: { actions: assign({ child: ({ spawn }) => spawn(fromPromise(async () => 1)) }) } },
    });
    expect(refusal(keeping)).toMatch(
      /^chart keeping of subject, .*event \{"type":"GO"\}: starts an actor; model it as a component \(CK101\)$/,
    );
  });

  it('does not do the same twice', () => {
    let asked = 0;
    const guessing = createMachine({
      id: 'guessing',
      initial: 'a',
      states: {
        a: { on: { GO: [{ guard: () => (asked++ >> 1) % 2 === 0, target: 'b' }, { target: 'c' }] } },
        b: { on: { GO: 'a' } },
        c: { on: { GO: 'a' } },
      },
    });
    expect(refusal(guessing)).toMatch(
      /^chart guessing of subject, state [abc], event \{"type":"GO"\}: does not do the same twice; .* \(CK103\)$/,
    );
  });
});

describe('a chart is accepted if it', () => {
  it('sends itself an event within the step, emits, or has transitions without an event', () => {
    const able = createMachine({
      id: 'able',
      initial: 'a',
      states: {
        a: { on: { GO: { target: 'b', actions: [raise({ type: 'ON' }), emit({ type: 'moved' })] } } },
        b: { on: { ON: 'c' } },
        c: { always: 'd' },
        d: { on: { GO: 'a' } },
      },
    });
    expect(refusal(able)).toBe('nothing');
  });
});

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
          when: [together([left, right], () => ++asked % 2 === 0)],
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

  it('two components or two rules bear the same name', () => {
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
          when: [together([left!, right!], () => true)],
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
    expect(refusal(toggle, ({ urgently }) => urgently(['go']))).toBe(
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

  it('a law is over views that there are not, or bears the name of another', () => {
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
