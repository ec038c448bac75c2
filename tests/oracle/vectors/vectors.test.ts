import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { capture } from '../../cli/capture.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { hasPython, python, scripted } from '../differential/scripted.ts';

const home = temporaryFolder();
const folder = join(home, 'vectors');
const vectors = (...argv: string[]) => capture(['vectors', ...argv]);
const patient = ['--time-limit', '1h'];

describe('vectors are written as files that need no Node', () => {
  test('a manifest, a README, and for each operation its cases and a JSON Schema', async () => {
    expect((await vectors('write', folder)).code).toBe(0);
    expect(readdirSync(home)).toEqual(['vectors']);
    expect(readdirSync(folder).sort()).toEqual(
      ['README.md', 'manifest.json', ...operations.map(({ op }) => op)].sort(),
    );
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 'pod-semantics vectors',
      formatVersion: '1.0',
      kubernetesVersion: 'v1.36.3',
    });
    for (const { op, file, schema, cases, rule } of manifest.operations) {
      const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
      expect(lines, op).toHaveLength(cases);
      expect(JSON.parse(lines[0]!)).toMatchObject({ op, request: { op }, why: expect.any(String) });
      expect(JSON.parse(readFileSync(join(folder, schema), 'utf8')).title).toContain(op);
      expect(rule.length).toBeGreaterThan(20);
    }
  });

  test('again in its place, but never over what is not of them', async () => {
    expect((await vectors('write', folder)).code).toBe(0);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { code, err } = await vectors('write', folder);
    expect({ code, err }).toEqual({
      code: 2,
      err: `${folder} is not replaced: it holds notes.txt, which is not of the vectors (PS1551)\n`,
    });
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
    const other = join(home, 'other');
    mkdirSync(other);
    expect((await vectors('write', other)).code).toBe(0);
  });
});

describe('an implementation is held against them', () => {
  const own = join(home, 'own');

  test('the specification gives every answer', async () => {
    await vectors('write', own);
    const { code, out } = await vectors('check', own);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^(\d+) of \1 answers are right\n$/),
    });
  });

  test.skipIf(!hasPython)(
    'a wrong one gets its cases told, and a score by operation and feature',
    async () => {
      const against = ['--op', 'qos', '--against', python('qos.py'), ...patient];
      const { code, out } = await vectors('check', own, ...against);
      expect(code).toBe(1);
      expect(out).toMatch(/^ {2}qos +"Burstable" +"BestEffort"$/m);
      const scored = await vectors('score', own, ...against, '--json');
      const { score, wrong } = JSON.parse(scored.out);
      expect(score.all.right + wrong.length).toBe(30);
      expect(score.operations).toEqual([{ name: 'qos', ...counts(score.all) }]);
      const features = score.features.map(({ name }: { name: string }) => name);
      expect(features).toContain('init containers');
      expect((await vectors('score', own, ...against, '--markdown')).out).toMatch(
        /^\| init containers \| \d+ % \| \d+ of \d+ \|/m,
      );
      expect((await vectors('score', own, ...against)).out).toMatch(
        /^ {2}init containers +\d+ % +\d+ of \d+$/m,
      );
    },
  );

  test('one that ends at some cases: these are unanswered, the others count', async () => {
    const brittle = scripted(
      `if (request.pod.spec?.overhead) process.exit(1); say({ id: request.id, qos: 'Burstable' });`,
    );
    const { code, out } = await vectors(
      'score',
      own,
      '--op',
      'qos',
      '--against',
      brittle,
      '--json',
      ...patient,
    );
    const { score } = JSON.parse(out);
    expect(code).toBe(1);
    expect(score.all.unanswered).toBeGreaterThan(0);
    expect(score.all.right).toBeGreaterThan(0);
  });

  test('one that cannot be asked: exit code 3', async () => {
    const { code, out, err } = await vectors('check', own, '--against', 'exit 4', ...patient);
    expect({ code, out, err }).toEqual({ code: 3, out: '', err: 'it ended with exit code 4 (PS1502)\n' });
  });

  test('what cannot be read is named with its file and line', async () => {
    const refusal = async (...argv: string[]) => {
      const { code, out, err } = await vectors(...argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    const broken = join(home, 'broken');
    await vectors('write', broken);
    appendFileSync(join(broken, 'qos/cases.ndjson'), '{"id":1}\n');
    expect(await refusal('check', broken, '--op', 'qos')).toMatch(
      /qos\/cases.ndjson:31.*: this is no case of qos \(PS1552\)\n$/,
    );
    writeFileSync(
      join(broken, 'manifest.json'),
      '{"format":"pod-semantics vectors","formatVersion":"2.0","operations":[]}',
    );
    expect(await refusal('check', broken)).toMatch(/a format other than 1\.x \(PS1552\)\n$/);
    expect(await refusal('check', join(home, 'absent'))).toMatch(/\(PS1552\)\n$/);
    expect(await refusal('check', own, '--op', 'qoss')).toContain('did you mean qos?');
    expect(await refusal('scores', own)).toContain('did you mean score?');
    expect(await refusal('write', join(own, 'README.md'))).toMatch(/it holds a file, .* \(PS1551\)\n$/);
  });
});

const counts = ({ right, wrong, unanswered }: { right: number; wrong: number; unanswered: number }) => ({
  right,
  wrong,
  unanswered,
});
