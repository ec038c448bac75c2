import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Line, recording } from '../../drivers/observed/recordings.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { capture } from '../capture.ts';
import { Podsem } from '../queue/podsem.ts';
import { type Script, ScriptedApiServer } from './apiServer.ts';

const patience = 600_000;

const served = async (lines: readonly Line[], script: Script): Promise<ScriptedApiServer> => {
  const server = new ScriptedApiServer(lines, script);
  await server.start();
  return server;
};

const over = async (server: ScriptedApiServer): Promise<void> => {
  while (!server.isOver) await new Promise((resolve) => setTimeout(resolve, 100));
};

/** A command that follows the server until all was told. */
const followed = async (
  server: ScriptedApiServer,
  ...argv: readonly string[]
): Promise<Podsem & { code: number | null }> => {
  const podsem = new Podsem(...argv, '--kubeconfig', server.kubeconfig);
  await over(server);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  podsem.kill('SIGTERM');
  return Object.assign(podsem, { code: await podsem.ended() });
};

const { lines } = recording('crashloop-fast.r1');

/** What was recorded, at the times and in the order in which it happened: the server tells old events now, one resource after the other. */
const atItsTimes = (out: string): string => {
  const times = new Map(
    lines.flatMap(({ object, ts }) => (object ? [[object.metadata.resourceVersion, ts] as const] : [])),
  );
  const latest = new Map<string | undefined, string>();
  return out
    .trimEnd()
    .split('\n')
    .map((text) => {
      const { seq: _, ...line } = JSON.parse(text) as Line;
      const last = latest.get(line.resource) ?? lines[0]!.ts;
      const told = times.get(line.object?.metadata?.resourceVersion ?? '') ?? last;
      const ts = line.snapshot || told < last ? last : told;
      latest.set(line.resource, ts);
      return { ...line, ts };
    })
    .sort((one, other) => (one.ts < other.ts ? -1 : one.ts > other.ts ? 1 : 0))
    .map((line) => JSON.stringify(line))
    .join('\n');
};

/** A Pod that is another all at once. */
const forged = (): readonly Line[] => {
  const copy = structuredClone(lines) as Line[];
  const pods = copy.filter(({ resource, type }) => resource === 'pods' && type === 'MODIFIED');
  for (const line of pods.slice(5)) line.object!.metadata.creationTimestamp = '2020-01-01T00:00:00Z';
  return copy;
};

describe('a live cluster', { timeout: patience }, () => {
  test('what is recorded over connections that break off is accepted, with every event once', async () => {
    const server = await served(lines, { eventsOfWatch: 15 });
    const { out, code } = await followed(server, 'record');
    const recorded = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const events = lines.filter(({ object }) => object !== undefined);
    const versions = (some: readonly Line[]): readonly string[] =>
      some.map(({ object, type }) => `${object?.metadata?.resourceVersion} ${type}`).sort();
    expect(versions(recorded.filter(({ type, snapshot }) => type !== 'ERROR' && !snapshot))).toEqual(
      versions(events.filter(({ snapshot }) => !snapshot)),
    );
    expect(code).toBe(0);
    const file = join(temporaryFolder(), 'trace');
    writeFileSync(file, atItsTimes(out));
    expect(await capture(['trace', file])).toMatchObject({
      out: expect.stringContaining('accepted'),
      err: '',
    });
  });

  test('an expired watch leaves a gap, and raises no false alarm', async () => {
    const server = await served(lines, { eventsOfWatch: 15, expired: 2 });
    const { out, code } = await followed(server, 'record');
    expect(out).toContain('the watch expired: what is there now is listed');
    expect(code).toBe(0);
    const file = join(temporaryFolder(), 'trace');
    writeFileSync(file, atItsTimes(out));
    expect(await capture(['trace', file])).toMatchObject({
      out: expect.stringContaining('accepted'),
      err: '',
    });
  });

  test('a law that is violated is told, counted, and the exit code says so', async () => {
    const server = await served(forged(), { eventsOfWatch: 6 });
    const podsem = new Podsem('watch', '--kubeconfig', server.kubeconfig, '--json', '--metrics', '0');
    await podsem.said(/metrics at http\S+/);
    await podsem.said(/"law":"identity\/immutable"/);
    const address = /http\S+/.exec(podsem.err)?.[0] ?? '';
    const metrics = await (await fetch(address)).text();
    expect(metrics).toMatch(/podsem_watch_broken_laws_total\{law="identity\/immutable"\} [1-9]/);
    expect(metrics).toMatch(/podsem_watch_events_total\{resource="pods"\} [1-9]/);
    podsem.kill('SIGTERM');
    expect(await podsem.ended()).toBe(1);
  });
});

test.each([
  [['watch', '--kubeconfig', 'absent'], /the kubeconfig cannot be read: .*absent.*PS1001/],
  [['record', '--kubeconfig', 'absent'], /the kubeconfig cannot be read: .*absent.*PS1001/],
])('%j', async (argv, message) => {
  const { code, err } = await capture(argv);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

test('what podsem may do in a cluster is to read: the role of the example', () => {
  const file = fileURLToPath(new URL('../../../cli/examples/rbac.yaml', import.meta.url));
  const verbs = readFileSync(file, 'utf8').match(/verbs: .*/g);
  expect(new Set(verbs)).toEqual(new Set(['verbs: [get, list, watch]']));
});
