import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { capture } from '../../cli/capture.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { hasPython, repositoryFile } from './scripted.ts';

const adapter = (file: string): string => repositoryFile(`oracle/adapters/python/${file}`);

describe.skipIf(!hasPython)('the adapters in Python', () => {
  test('the recording of the wrong kubelet is rejected for the law that it breaks', async () => {
    const { stdout } = spawnSync('python3', [adapter('kubelet.py'), '--record']);
    const { code, out } = await capture(['trace', '-'], { stdin: stdout });
    expect(code).toBe(1);
    expect(out).toMatch(/^-:3: phase\/always-runs-on: pods shop\/web /);
  });

  test('the same decision over HTTP gets the same report', async () => {
    const server = spawn('python3', [adapter('over_http.py'), 'qos', '0'], { stdio: 'pipe' });
    onTestFinished(() => void server.kill());
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const argv = [
      'diff',
      '--op',
      'qos',
      '--valid',
      '--runs',
      '200',
      '--time-limit',
      '1h',
      '--json',
      '--against',
    ];
    const { code, out } = await capture([...argv, said.toString().trim()]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual(
      JSON.parse((await capture([...argv, `python3 ${adapter('qos.py')}`])).out),
    );
  });

  test('the commands of the page for implementers do what it says', async () => {
    const page = readFileSync(repositoryFile('oracle/README.md'), 'utf8');
    const commands = [...page.matchAll(/^podsem (.*)$/gm)].map(([, argv]) => argv!);
    const folder = join(temporaryFolder(), 'vectors');
    const codes: number[] = [];
    for (const command of commands) {
      const argv = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word!);
      const placed = argv.map((word) => (word === 'vectors' && argv[0] !== word ? folder : word));
      const run = placed.map((word) => word.replace('oracle/adapters', repositoryFile('oracle/adapters')));
      if (run[0] === 'vectors' && run[2] === 'vectors') run[2] = folder;
      codes.push((await capture([...run, ...(run[1] === 'write' ? [] : ['--time-limit', '1h'])])).code);
    }
    expect(codes).toEqual([1, 0, 1, 1]);
  });
});
