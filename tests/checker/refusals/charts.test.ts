import { describe, expect, it } from 'vitest';
import { assign, createMachine, emit, fromPromise, raise, spawnChild } from 'xstate';
import { refusal } from './refusal.ts';

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
