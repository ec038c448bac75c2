import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capture } from '../../cli/capture.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { scripted } from '../differential/scripted.ts';

const home = temporaryFolder();
const ignorant = scripted(`say({ id: request.id, qos: 'BestEffort' })`);
const diff = (folder: string, ...more: string[]) => {
  const argv = ['diff', '--op', 'qos', '--against', ignorant, '--runs', '40', '--valid', '--save', folder];
  return capture([...argv, '--time-limit', '1h', ...more]);
};
const casesIn = (folder: string) =>
  readFileSync(join(folder, 'qos/cases.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('what diff finds becomes vectors', () => {
  const folder = join(home, 'found');

  test('each disagreement, made small, with why it is there; they are right of the specification', async () => {
    const { code, out } = await diff(folder);
    expect(code).toBe(1);
    const cases = casesIn(folder);
    expect(out).toContain(`${folder}: ${cases.length} cases added, ${cases.length} in all\n`);
    expect(cases.map(({ why }) => why).sort()).toEqual([
      'diff found it (seed 1): another implementation is wrong about qos: Burstable, not BestEffort',
      'diff found it (seed 1): another implementation is wrong about qos: Guaranteed, not BestEffort',
    ]);
    const [first] = cases;
    expect(first).toMatchObject({ op: 'qos', source: 'specification', negative: false });
    expect(first.request).toMatchObject({ id: first.id, op: 'qos' });
    expect((await capture(['vectors', 'check', folder])).code).toBe(0);
    const wrong = await capture(['vectors', 'check', folder, '--against', ignorant, '--time-limit', '1h']);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/^0 of 2 answers are right$/m);
  });

  test('again, nothing is added; requests that are chosen by their number are, whether they agree or not', async () => {
    expect((await diff(folder)).out).toContain(`${folder}: there is nothing new to add\n`);
    const { out } = await diff(folder, '--keep', '3', '--keep', '7', '--json');
    expect(JSON.parse(out).kept.map(({ number }: { number: number }) => number)).toEqual([3, 7]);
    expect(
      casesIn(folder)
        .map(({ why }) => why)
        .slice(2),
    ).toEqual(['chosen from diff (seed 1, number 3)', 'chosen from diff (seed 1, number 7)']);
  });

  test('a run that finds nothing leaves no folder', async () => {
    const empty = join(home, 'empty');
    const { code } = await diff(empty, '--field', 'nothing');
    expect(code).toBe(0);
    expect(existsSync(empty)).toBe(false);
  });
});

describe('vectors are added to nothing else', () => {
  test('what cannot be added to is refused before anything is asked', async () => {
    const refusal = async (folder: string, ...more: string[]) => {
      const { code, out, err } = await diff(folder, ...more);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    expect(await refusal(home)).toMatch(/the manifest of the vectors cannot be read.*\(PS1552\)\n$/);
    const folder = join(home, 'other');
    await diff(folder);
    appendFileSync(join(folder, 'qos/cases.ndjson'), '{"id":1}\n');
    expect(await refusal(folder)).toMatch(/qos\/cases.ndjson:3.*\(PS1552\)\n$/);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const rewrite = (change: object) =>
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
    rewrite({ kubernetesVersion: 'v1.37.0' });
    expect(await refusal(folder)).toContain('it holds vectors of Kubernetes v1.37.0');
    rewrite({ operations: [{ ...manifest.operations[0], op: 'fly' }] });
    expect(await refusal(folder)).toContain('no operation is called "fly" (PS1102)');
    expect(await refusal(join(home, 'none'), '--keep', '40')).toContain('there are 40 requests');
    const { err } = await capture(['diff', '--op', 'qos', '--against', ignorant, '--keep', '1']);
    expect(err).toContain('--keep needs --save');
  });

  test('a stranger that came meanwhile is not overwritten: the report is told first, exit code 74', async () => {
    const folder = join(home, 'shared');
    await diff(folder);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { code, out, err } = await diff(folder, '--keep', '3');
    expect(code).toBe(74);
    expect(out).toContain('qos: 40 requests');
    expect(err).toContain('notes.txt');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});
