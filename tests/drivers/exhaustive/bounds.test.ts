import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveBounds } from '../../../drivers/exhaustive/bounds.ts';
import { readBoundsText } from '../../../drivers/exhaustive/boundsText.ts';
import { everyBound } from '../../../models/scenarios/bounds/everyBound.ts';
import { scenarios } from '../../../models/scenarios/scenarios.ts';

test('the bounds of every scenario are known before any is built', () => {
  const names = (bounds: readonly { readonly name: string }[]) => bounds.map(({ name }) => name);
  expect(new Set(names(everyBound))).toEqual(new Set(scenarios.flatMap(({ bounds }) => names(bounds))));
});

describe.each(scenarios)('the bounds of the scenario $name', (scenario) => {
  test('each has a sentence, and a default that is in its range', () => {
    for (const { name, says, default: value, least = 0, most = Number.MAX_SAFE_INTEGER } of scenario.bounds) {
      expect(says, name).not.toBe('');
      if (typeof value === 'number') expect(value >= least && value <= most, name).toBe(true);
    }
    expect(resolveBounds(scenario, {})).toMatchObject({ ok: true });
  });

  test('written as text they are read again', () => {
    const numbers = scenario.bounds.filter((bound) => typeof bound.default === 'number');
    const values = fc.record(
      Object.fromEntries(
        numbers.map(({ name, least = 0, most = 99 }) => [name, fc.integer({ min: least, max: most })]),
      ),
    );
    fc.assert(
      fc.property(values, (asked) => {
        const read = readBoundsText(
          Object.entries(asked)
            .map(([name, value]) => `${name}=${value}`)
            .join(','),
        );
        const resolved = read.ok ? resolveBounds(scenario, read.asked) : read;
        expect(resolved).toMatchObject({ ok: true, bounds: asked });
      }),
    );
  });

  test('whatever else they are given is refused with a reason', () => {
    const name = scenario.bounds.find((bound) => typeof bound.default === 'number')?.name ?? '';
    const noNumber = fc.string().filter((text) => !/^\d{1,15}$/.test(text));
    fc.assert(
      fc.property(noNumber, (text) => {
        expect(resolveBounds(scenario, { [name]: text })).toMatchObject({
          ok: false,
          problems: [{ code: 'PS1202' }],
        });
      }),
    );
  });
});
