import { describe, expect, test } from 'vitest';
import { plantedBug } from '../../../properties/bugs/bugScenario.ts';
import { bugs } from '../../../properties/bugs/bugs.ts';
import { plantedBugs } from '../../../properties/bugs/plantedBugs.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';
import { mutants } from '../../../properties/mutants/mutants.ts';
import { actionsIn, found, isBrokenBy, mended, wordsOf } from './foundBug.ts';

const named = bugs.map((bug) => [String(bug.numbers[0]), bug] as const);
const laws = modelLaws.map(({ id }) => id);

describe('the register of known bugs', () => {
  test('each number stands for one bug', () => {
    const numbers = bugs.flatMap(({ numbers, repository = '' }) =>
      numbers.map((each) => `${repository}#${each}`),
    );
    expect(numbers.filter((each, at) => numbers.indexOf(each) !== at)).toEqual([]);
  });

  test.for(named)('%s is told in full', ([, bug]) => {
    expect(bug.says).toMatch(/^[A-Z].{30,}[^.]$/);
    expect(bug.introduced).toMatch(/v\d+\.\d+/);
    expect(bug.fixed).not.toBe('');
    expect(bug.components.length).toBeGreaterThan(0);
    expect(bug.breaks.filter((id) => !lawBook.some((law) => law.id === id))).toEqual([]);
    if (bug.found.kind === 'not modelled') expect(bug.found.because).toMatch(/.{30,}/);
    else expect(bug.breaks.length).toBeGreaterThan(0);
  });

  test('a defective rule has a name and a sentence of its own; where bugs share one, all but the first say why', () => {
    const names = new Map<string, string>();
    for (const { bug, mutant } of plantedBugs) {
      expect(mutant.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(mutant.says).toMatch(/.{30,}/);
      expect([bug.numbers[0], bug.shares !== undefined]).toEqual([bug.numbers[0], names.has(mutant.name)]);
      expect(names.get(mutant.name) ?? mutant.says).toBe(mutant.says);
      names.set(mutant.name, mutant.says);
    }
    for (const { name, says } of mutants) expect(names.get(name) ?? says).toBe(says);
  });
});

describe('a known bug is found again', () => {
  const shown = named.filter(([, { found: where }]) => where.kind !== 'not modelled');
  test.for(shown)('%s breaks what it says, by what has to go wrong for it', async ([, bug]) => {
    const verdicts = await found(bug);
    expect(wordsOf(verdicts)).toEqual(
      laws.filter((id) => bug.breaks.includes(id)).map((id) => `${id} violated`),
    );
    for (const [id, verdict] of verdicts) {
      if (verdict.verdict !== 'violated') continue;
      expect(actionsIn(verdict.trace)).toEqual(expect.arrayContaining([...bug.faults]));
      expect([id, isBrokenBy(id, verdict)]).toEqual([id, true]);
    }
  });
});

describe('where a known bug shows, the rule that holds now keeps the laws', () => {
  test.for(named.filter(([, bug]) => plantedBug(bug)))('%s', async ([, bug]) => {
    expect(wordsOf(await mended(bug))).toEqual(
      laws.filter((id) => bug.breaks.includes(id)).map((id) => `${id} holds`),
    );
  });
});
