import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const program = fileURLToPath(new URL('../../cli/podsem.mjs', import.meta.url));

describe('serve', () => {
  test('says where it listens, answers, logs each request as JSON, and ends with 0 when it is asked to', async () => {
    const child = spawn(process.execPath, [program, 'serve', '--port', '0'], { stdio: 'pipe' });
    let log = '';
    child.stderr.on('data', (chunk) => {
      log += chunk;
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(said.toString())?.[0];
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(JSON.parse(log.split('\n')[0]!)).toMatchObject({ method: 'GET', url: '/readyz', status: 200 });
  });

  test('is not reached from elsewhere without a token', async () => {
    const { code, err } = await capture(['serve', '--port', '0', '--host', '0.0.0.0']);
    expect({ code, err }).toEqual({
      code: 2,
      err: '--host 0.0.0.0 is reached from elsewhere: it needs a --token-file (PS1201)\n',
    });
    const stopped = AbortSignal.abort();
    const file = join(temporaryFolder(), 'token');
    writeFileSync(file, 'secret\n');
    const open = ['serve', '--port', '0', '--host', '0.0.0.0', '--token-file', file];
    expect((await capture(open, { interrupted: stopped })).code).toBe(0);
  });

  test('names the option that it cannot take', async () => {
    const refused = async (...options: string[]) => (await capture(['serve', ...options])).err;
    expect(await refused('--port', '70000')).toContain('--port takes a whole number from 0 to 65535');
    expect(await refused('--token-file', 'absent')).toContain('absent');
    expect(await refused('--tls-cert', program)).toContain('--tls-cert and --tls-key go together');
    expect(await refused('--request-limit', 'lots')).toContain('--request-limit takes an amount of memory');
  });
});
