import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { type Installed, install, lendTools, repository } from './installed.ts';
import { output, run } from './run.ts';

let installed: Installed;

const home = temporaryFolder();

beforeAll(async () => {
  installed = await install(home);
});

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** The path of a program that the repository has for its own use. */
const tool = (path: string): string => join(repository, 'node_modules', path);

const podsem = (...argv: string[]) =>
  run(join(installed.project, 'node_modules/.bin/podsem'), argv, { cwd: installed.project });

describe('what is published', () => {
  test('is built JavaScript with types, a README and a licence, without tests, and below 2 MB', () => {
    const packed = files(installed.folder);
    expect(packed).toEqual(expect.arrayContaining(['LICENSE', 'NOTICE', 'README.md', 'package.json']));
    const others = packed.filter(
      (file) => !/^(dist|cli)\/|^(LICENSE|NOTICE|README\.md|package\.json)$/.test(file),
    );
    expect(others).toEqual([]);
    expect(packed.filter((file) => /(^|\/)(tests|bench)\/|\.test\./.test(file))).toEqual([]);
    expect(packed.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
    expect(statSync(installed.tarball).size).toBeLessThan(2_000_000);
  });

  test('is built before each time that it is packed', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect([scripts.build, scripts.prepack]).toEqual(['node build.mjs', 'node build.mjs']);
  });

  test('needs no loader and no compiler', () => {
    for (const name of ['tsx', 'esbuild', 'typescript']) {
      expect(existsSync(join(installed.project, 'node_modules', name))).toBe(false);
    }
  });

  test('has entries that publint finds nothing wrong with', async () => {
    const { messages } = await publint({ pkgDir: installed.folder, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test('has types that every resolver of modules finds', async () => {
    const attw = tool('@arethetypeswrong/cli/dist/index.js');
    const argv = [attw, installed.tarball, '--profile', 'esm-only', '--format', 'json'];
    const { code, out, err } = await run(process.execPath, argv, { cwd: repository });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { analysis } = JSON.parse(out);
    expect(Object.keys(analysis.entrypoints)).toEqual(
      expect.arrayContaining(['.', './spec', './checker', './oracle', './vitest']),
    );
  });
});

describe('an empty project that installs it', () => {
  test('uses its entries from JavaScript', async () => {
    const printed = await output(process.execPath, ['use.mjs'], { cwd: installed.project });
    expect(JSON.parse(printed)).toMatchObject({
      checked: ['good', expect.any(Number)],
      pattern: ['holds'],
      refused: ['PS1003'],
      lifetimes: 2,
      accepted: false,
      tables: [true, true, true, true],
      asked: { qos: 'BestEffort' },
      line: 'PS1102',
      qos: 'BestEffort',
      decisions: ['function', 'function', 'function'],
      states: 2,
      switched: 'violated',
    });
    const [oneThread, twoThreads] = JSON.parse(printed).threads;
    expect(oneThread).toBeGreaterThan(100_000);
    expect(twoThreads).toBe(oneThread);
  });

  test('lives through campaigns on several threads', async () => {
    const campaign = join(installed.folder, 'dist/drivers/random/campaign/run.js');
    const argv = [campaign, '--lifetimes', '20', '--lives', '1', '--threads', '2'];
    expect(await output(process.execPath, argv, { cwd: installed.project })).toContain('20 lifetimes');
  });

  test('has the command podsem', async () => {
    const { version } = JSON.parse(readFileSync(join(installed.folder, 'package.json'), 'utf8'));
    expect(await podsem('--version')).toMatchObject({
      code: 0,
      out: `${version}, Kubernetes v1.36\n`,
      err: '',
    });
    const example = join(installed.folder, 'cli/examples/web-server.yaml');
    const check = ['check', example, '--nodes', '2', '--node-failures', '0', '--no-save', '--json'];
    // a slow machine says on standard error how far it is
    const { code, out } = await podsem(...check, '--report', 'report');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'good', ending: 'complete' });
    expect(existsSync(join(installed.project, 'report/index.html'))).toBe(true);
  });

  test('writes the page that explores a system, without what such pages are made by', async () => {
    expect(existsSync(join(installed.folder, 'explorerScript.mjs'))).toBe(false);
    expect(await podsem('explore', '--scenario', 'pattern-sidecar', '--out', 'explorer.html')).toMatchObject({
      code: 0,
      out: 'explorer: explorer.html\n',
    });
    expect(statSync(join(installed.project, 'explorer.html')).size).toBeGreaterThan(500_000);
  });

  test('uses its entries from TypeScript', async () => {
    lendTools(installed);
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--skipLibCheck',
      'false',
      '--types',
      'node',
    ];
    for (const module of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ]) {
      const argv = [tool('typescript/bin/tsc'), ...options, ...module, 'use.ts'];
      expect(await run(process.execPath, argv, { cwd: installed.project })).toMatchObject({
        code: 0,
        out: '',
      });
    }
  });

  test('uses its matchers in vitest', async () => {
    const argv = [tool('vitest/vitest.mjs'), 'run', '--root', installed.project];
    const { code, out, err } = await run(process.execPath, argv, { cwd: installed.project });
    expect(code, out + err).toBe(0);
  });
});
