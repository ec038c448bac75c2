import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import type { Law } from '../../../checker/laws/law.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { judge } from '../../../drivers/exhaustive/judge.ts';
import { type PreparedCheck, prepare } from '../../../drivers/exhaustive/prepare.ts';
import type { Scenario } from '../../../models/scenarios/scenario.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

const lamp = setup({}).createMachine({
  initial: 'off',
  states: { off: { on: { TURN: 'on', BREAK: 'broken' } }, on: { on: { TURN: 'off' } }, broken: {} },
});

/** Seven lamps: a law over all of them is too much to be asked for everything before the search. */
const lamps = (holds: (lamps: readonly unknown[]) => boolean): PreparedCheck => {
  const { system } = composeSystem('lamps', (composer) => {
    const members = composer.many('lamp', lamp, 5);
    const spares = composer.many('spare', lamp, 2);
    composer.rule('turn', [members], (member) => ({ then: [member.send({ type: 'TURN' })] }));
    composer.rule('break', [members], (member) => ({ then: [member.send({ type: 'BREAK' })] }));
    composer.rule('use', [spares], (member) => ({ then: [member.send({ type: 'TURN' })] }));
    composer.rule('lose', [spares], (member) => ({ then: [member.send({ type: 'BREAK' })] }));
    composer.interchangeable(members);
    for (const member of [...members, ...spares])
      composer.view('lamp', member, { member }, (seen) => seen.member.value);
  });
  const law: Law = {
    kind: 'joint',
    id: 'order',
    sees: [{ of: 'lamp', what: (value: string) => value }],
    holds: ([seen]) => holds(seen!),
  };
  const scenario: Scenario = {
    name: 'lamps',
    says: '',
    bounds: [],
    takesManifests: false,
    build: () => ({
      ok: true,
      built: { system, laws: [law], brokenOnPurpose: [], reduce: false, notes: [] },
    }),
  };
  const result = prepare({ scenario, bounds: {}, input: { objects: [] }, laws: [] });
  if (!result.ok) throw new Error('it does not compose');
  return result.prepared;
};

const all = 3 ** 7;
const sameFirst = ([first, second]: readonly unknown[]): boolean => first === second || first !== 'broken';

describe('symmetry that a law turns out to break', () => {
  test('is given up: all states are searched, and the verdict says so', async () => {
    const { exploration, alike, reductions, judged } = await judge(lamps(sameFirst), { symmetry: true });
    expect(exploration.status.states).toBe(all);
    expect(alike).toEqual([]);
    expect(reductions.symmetry).toEqual({
      used: false,
      why: 'symmetry was given up: it makes a difference to order',
    });
    expect(judged[0]?.verdict).toMatchObject({ verdict: 'violated', steps: 1 });
  });

  test('is never resumed: the checkpoint is of the search of all states', async () => {
    const checkpoint = join(temporaryFolder(), 'lamps.checkpoint');
    const prepared = lamps(sameFirst);
    const limits = { states: 100 };
    const early = await judge(prepared, { symmetry: true, checkpoint, limits });
    expect(early.exploration.ending).toBe('states');
    await expect(judge(prepared, { symmetry: true, resume: checkpoint })).rejects.toThrow('CK304');
    const { exploration } = await judge(prepared, { resume: checkpoint });
    expect(exploration.status.states).toBe(all);
  });

  test('stays where the law sees no difference', async () => {
    const spares = await judge(
      lamps((seen) => seen[5] !== 'broken'),
      { symmetry: true },
    );
    expect(spares.exploration.status.states).toBeLessThan(all / 10);
    expect(spares.reductions.symmetry).toEqual({ used: true, why: '' });
  });
});
