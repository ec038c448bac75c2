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

const records = conformanceMap.flatMap((group) => group.tests);

describe('the map of the conformance suite', () => {
  test('has each test of the suite about Pods once, and no other', () => {
    expect(records.map((record) => record.test).toSorted()).toEqual(listed.toSorted());
  });

  test('names only laws, operations, scenarios and recordings that exist', () => {
    const unknown = records.flatMap((record) =>
      'heldBy' in record
        ? Object.entries(record.heldBy).flatMap(([kind, names]) =>
            names
              .filter((name) => !known[kind as keyof Evidence].has(name))
              .map((name) => `${record.test}: ${kind} ${name}`),
          )
        : [],
    );
    expect(unknown).toEqual([]);
  });

  test('says of each test what holds it, or why nothing does', () => {
    const silent = records.filter((record) =>
      'heldBy' in record ? Object.values(record.heldBy).flat().length === 0 : record.notModelled === '',
    );
    expect(silent).toEqual([]);
  });
});
