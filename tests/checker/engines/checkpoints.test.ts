import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { readCheckpoint, writeCheckpoint } from '../../../checker/explore/checkpointFile.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { withCheckpoints } from '../../../checker/explore/withCheckpoints.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

const folder = temporaryFolder();

const bounds = { N: 3, R: 2, U: 4, F: 1, C: 1 };
const { system, laws } = replicatedPods(bounds);
const compiled = compile(system, laws);

const told = (search: Search): unknown => {
  while (search.advance(200_000));
  return { status: search.status(), counts: search.ruleCounts(), findings: search.findings() };
};
const uninterrupted = told(new WasmSearch(compiled));

const savedAfter = (states: number, name: string): string => {
  const path = join(folder, name);
  const search = new WasmSearch(compiled);
  search.advance(states);
  search.save(path);
  return path;
};

describe('a search that is resumed from a checkpoint', () => {
  test.each([1, 777, 200_000])('finds what one finds that was not interrupted: after %i states', (states) => {
    const resume = savedAfter(states, `after-${states}`);
    expect(told(new WasmSearch(compiled, { resume }))).toEqual(uninterrupted);
  });

  test('has the same states under the same parents', () => {
    const resumed = new WasmSearch(compiled, { resume: savedAfter(300_000, 'states') });
    const whole = new WasmSearch(compiled);
    for (const search of [resumed, whole]) while (search.advance(200_000));
    for (let state = 0; state < whole.status().states; state += 97) {
      expect(resumed.stateAt(state)).toEqual(whole.stateAt(state));
      expect(resumed.parentOf(state)).toBe(whole.parentOf(state));
    }
  });

  test('may be resumed with more threads', () => {
    const resumed = new WasmSearch(compiled, { resume: savedAfter(100_000, 'threads'), workers: 2 });
    while (resumed.advance(200_000));
    expect(resumed.status()).toEqual((uninterrupted as { status: unknown }).status);
  });

  test('counts more than 2^31 and 2^32 steps', () => {
    const path = savedAfter(100_000, 'many-steps');
    const sections = [new Uint8Array(0), new Uint8Array(0)];
    const head = readCheckpoint(path, (first) => {
      sections[0] = new Uint8Array((first.states as number) * 8);
      sections[1] = new Uint8Array((first.origins as number) * 8);
      return sections;
    });
    const counts = (head.counts as number[]).map((count) => count + 2 ** 33);
    writeCheckpoint(path, { ...head, counts }, sections);
    const resumed = new WasmSearch(compiled, { resume: path });
    while (resumed.advance(200_000));
    const { counts: expected } = uninterrupted as { counts: number[] };
    expect(resumed.ruleCounts()).toEqual(expected.map((count) => count + 2 ** 33));
  });

  test('goes on with more memory after memory was used up', () => {
    const path = join(folder, 'memory');
    const small = new WasmSearch(compiled, { mostBytes: 1 << 20 });
    while (small.advance(100_000));
    expect(small.status().stopped).toBe('memory');
    small.save(path);
    expect(told(new WasmSearch(compiled, { resume: path }))).toEqual(uninterrupted);
    expect(() => new WasmSearch(compiled, { resume: path, mostBytes: 1 << 19 })).toThrow(
      /memory does not suffice.*CK304/,
    );
  });
});

describe('a checkpoint is refused', () => {
  const path = savedAfter(50_000, 'good');
  const bad = join(folder, 'bad');
  const resume = (): Search => new WasmSearch(compiled, { resume: bad });

  test('if there is none', () => {
    expect(resume).toThrow(/cannot be read.*CK304/);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1000)],
    ['cut off in its head', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['empty', (bytes: Buffer) => bytes.subarray(0, 0)],
    ['another file', () => Buffer.from('apiVersion: v1\nkind: Pod\nmetadata: {}\n')],
    ['altered in one bit', (bytes: Buffer) => Buffer.from(bytes).fill(bytes[9_000]! ^ 1, 9_000, 9_001)],
  ])('if it is %s', (_, damage) => {
    writeFileSync(bad, damage(readFileSync(path)));
    expect(resume).toThrow(/CK304/);
  });

  describe('that no search wrote, whatever its digest', () => {
    const sections = [new Uint8Array(0), new Uint8Array(0)];
    const head = readCheckpoint(path, (first) => {
      sections[0] = new Uint8Array((first.states as number) * 8);
      sections[1] = new Uint8Array((first.origins as number) * 8);
      return sections;
    });
    const { states, counts, findings } = head as { states: number; counts: number[]; findings: object[] };
    const [first, ...others] = findings;

    test.each<[string, object]>([
      ['it has expanded more states than there are', { head: 1e9 }],
      ['it has expanded less than none', { head: -1 }],
      ['it has expanded half a state', { head: 0.5 }],
      ['it has no counts', { counts: [] }],
      ['a count is below none', { counts: counts.map(() => -1) }],
      ['there are no states', { states: 0 }],
      ['there are more states than bytes', { states: 1e9 }],
      ['there are more origins than states', { origins: states + 1 }],
      ['levels do not add up', { levels: [1] }],
      ['levels are no list', { levels: {} }],
      ['it knows no laws', { findings: [] }],
      [
        'a breach is at a state that is not there',
        { findings: [{ ...first, broken: { state: states } }, ...others] },
      ],
      [
        'a breach is by a rule that is not there',
        { findings: [{ ...first, broken: { state: 0, rule: 1e6 } }, ...others] },
      ],
      ['more states ended than were expanded', { deadlocks: 1e9 }],
    ])('%s', (_, change) => {
      writeCheckpoint(bad, { ...head, ...change }, sections);
      expect(resume).toThrow(/CK304/);
    });

    test('a state comes from one after it', () => {
      const [stored, origins] = sections;
      const pairs = new Uint32Array(origins!.slice().buffer).fill(states);
      writeCheckpoint(bad, head, [stored!, new Uint8Array(pairs.buffer)]);
      expect(resume).toThrow(/no search wrote this.*CK304/);
    });

    test('but it is taken as it was', () => {
      writeCheckpoint(bad, head, sections);
      expect(told(resume())).toEqual(uninterrupted);
    });
  });

  test.each([
    ['bounds', replicatedPods({ ...bounds, C: 0 })],
    ['laws', { system, laws: laws.slice(1) }],
  ])('if it is of other %s', (_, other) => {
    const tables = compile(other.system, other.laws);
    expect(() => new WasmSearch(tables, { resume: path })).toThrow(/it is of another search.*CK304/);
  });
});

describe('a search that is killed', () => {
  test.each([10, 120, 250])(
    'resumes from its last whole checkpoint: %i ms after the first',
    async (delay) => {
      const path = join(folder, `killed-${delay}`);
      const script = fileURLToPath(new URL('./checkpointedSearch.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', script, path], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (!existsSync(path) && child.exitCode === null) await setTimeout(5);
      await setTimeout(delay);
      child.kill('SIGKILL');
      await ended;
      expect(told(new WasmSearch(compiled, { resume: path }))).toEqual(uninterrupted);
    },
  );

  test('goes on where a checkpoint cannot be written any more, says so, and leaves no part of one', () => {
    const path = join(folder, 'gone', 'checkpoint');
    const unsaved: string[] = [];
    const search = withCheckpoints(new WasmSearch(compiled), path, 0, undefined, ({ message }) =>
      unsaved.push(message),
    );
    expect(told(search)).toEqual(told(new WasmSearch(compiled)));
    expect(unsaved[0]).toContain('it cannot be written');
    expect(existsSync(`${path}.partial`)).toBe(false);
    expect(() => withCheckpoints(new WasmSearch(compiled), path, 0).advance(10)).toThrow('CK305');
  });

  test('has saved itself after so many seconds', () => {
    const path = join(folder, 'in-time');
    const search = withCheckpoints(new WasmSearch(compiled), path, 0);
    search.advance(10);
    expect(existsSync(path)).toBe(true);
    const patient = withCheckpoints(new WasmSearch(compiled), join(folder, 'never'), 3600);
    patient.advance(10);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});
