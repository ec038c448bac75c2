import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../../../models/scenarios/scenarios.ts';
import { operations } from '../../../oracle/operations.ts';
import { conformanceMap } from '../../../properties/conformance/conformanceMap.ts';
import type { Evidence } from '../../../properties/conformance/conformanceRecord.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The code names of the tests of Kubernetes' v1.36 conformance suite that concern Pods. */
const listed = readFileSync(here('conformanceTests.txt'), 'utf8').trimEnd().split('\n');

const recordings = [here('../../recordings'), here('../../recordings/more')]
  .flatMap((folder) => readdirSync(folder))
  .map((name) => name.replace(/\.r\d+$/, ''));

const known: { readonly [kind in keyof Required<Evidence>]: ReadonlySet<string> } = {
  laws: new Set(lawBook.map(({ id }) => id)),
  operations: new Set(operations.map(({ op }) => op)),
  scenarios: new Set(scenarios.map(({ name }) => name)),
  recordings: new Set(recordings),
};

const held = conformanceMap.flatMap((group) => group.held);
const notModelled = conformanceMap.flatMap((group) => group.notModelled);

describe('the map of the conformance suite', () => {
  test('has each test of the suite about Pods once, and no other', () => {
    const mapped = [...held.map((record) => record.test), ...notModelled.flatMap(({ tests }) => tests)];
    expect(mapped.toSorted()).toEqual(listed.toSorted());
  });

  test('names only laws, operations, scenarios and recordings that exist', () => {
    const unknown = held.flatMap(({ test, heldBy }) =>
      Object.entries(heldBy).flatMap(([kind, names]) =>
        names
          .filter((name) => !known[kind as keyof Evidence].has(name))
          .map((name) => `${test}: ${kind} ${name}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  test('says of each test what holds it, or why nothing does', () => {
    expect(held.filter(({ heldBy }) => Object.values(heldBy).flat().length === 0)).toEqual([]);
    expect(notModelled.filter(({ because }) => because === '')).toEqual([]);
  });
});
