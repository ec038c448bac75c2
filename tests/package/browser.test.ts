import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

/** A page that checks a system of its own. */
const checkingPage = `
import { checkSystem } from './library/checker.ts';
import { philosophers } from './checker/example/philosophers.ts';

globalThis.answer = (async () => {
  const { system, laws } = philosophers({ seats: 3, lastIsLeftHanded: false });
  const { exploration, verdicts } = await checkSystem(system, laws);
  const { states, transitions, deadlocks } = exploration.status;
  return JSON.stringify({ states, transitions, deadlocks, verdicts: [...verdicts.values()].map(({ verdict }) => verdict) });
})();
`;

/** A page that asks what Kubernetes decides. */
const decidingPage = `
import { apiServer } from './library/spec.ts';

globalThis.answer = apiServer.qosClass({ spec: { containers: [{ name: 'app' }] } });
`;

/** All that a page is made of, as one script. */
const bundle = async (page: string, minify = false): Promise<string> => {
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
  const stdin = { contents: page, resolveDir, loader: 'ts' } as const;
  const { outputFiles, warnings } = await build({
    stdin,
    bundle: true,
    platform: 'browser',
    write: false,
    minify,
  });
  expect(warnings).toEqual([]);
  return outputFiles[0]?.text ?? '';
};

describe('the core of the checker and its interpreted search', () => {
  test('run without Node, and without anything but the language', async () => {
    const bare = createContext({});
    runInContext(await bundle(checkingPage), bare);
    const answer: string = await runInContext('answer', bare);
    expect(JSON.parse(answer)).toEqual({
      states: 45,
      transitions: 111,
      deadlocks: 1,
      verdicts: ['holds', 'violated', 'violated'],
    });
  });

  test('weigh below 128 kB minified, below 48 kB on their way to a browser, with xstate and the example', async () => {
    const script = await bundle(checkingPage, true);
    expect(script.length).toBeLessThan(128_000);
    expect(gzipSync(script).length).toBeLessThan(48_000);
  });
});

test('the decisions of Kubernetes run without Node, too, with the text encoding that every browser has', async () => {
  const page = createContext({ TextEncoder, TextDecoder });
  runInContext(await bundle(decidingPage), page);
  expect(runInContext('answer', page)).toBe('BestEffort');
});
