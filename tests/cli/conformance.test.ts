import { describe, expect, test } from 'vitest';
import { conformanceMap } from '../../properties/conformance/conformanceMap.ts';
import { capture } from './capture.ts';

describe('conformance', () => {
  test('says first how many tests are held, then the counts of each group', async () => {
    const { code, out } = await capture(['conformance']);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ of the 316 tests of Kubernetes' conformance suite/);
    for (const { name } of conformanceMap) expect(out).toContain(name);
  });

  test('shows of one group what holds each test, and why others are not modelled', async () => {
    const { code, out } = await capture(['conformance', 'probes']);
    expect(code).toBe(0);
    expect(out).toContain('probe/liveness-restarts');
    expect((await capture(['conformance', 'environment'])).out).toContain('Not modelled: ');
  });

  test('prints the map as JSON', async () => {
    const { out } = await capture(['conformance', '--json']);
    expect(JSON.parse(out)).toEqual(conformanceMap);
  });

  test('a group that does not exist is named, with those that do', async () => {
    const { code, err } = await capture(['conformance', 'prober']);
    expect(code).toBe(2);
    expect(err).toContain('no group of conformance tests is called "prober"; there are pod lifecycle, ');
    expect(err).toContain('(PS1203)');
  });
});
