import { describe, expect, test } from 'vitest';
import { traceRecord } from '../../../drivers/observed/reading/traceRecord.ts';
import { TraceJudge } from '../../../drivers/observed/traceJudge.ts';
import { scenarios } from '../../../models/scenarios/scenarios.ts';
import { deviations } from '../../../properties/deviations/deviations.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';
import { capture } from '../../cli/capture.ts';
import { type Line, recording } from '../../drivers/observed/recordings.ts';

describe('a known deviation', () => {
  test.for(deviations.map((each) => [each.id, each] as const))('%s is told in full', ([, each]) => {
    expect(each.says).toMatch(/^[A-Z].{20,}/);
    expect(each.versions).toMatch(/v1\.\d+/);
    expect(each.reports.length).toBeGreaterThan(0);
    for (const report of each.reports) expect(report).toMatch(/^https:\/\//);
    expect(each.breaks.filter((law) => !lawBook.some(({ id }) => id === law))).toEqual([]);
    const scenario = / --scenario (\S+)/.exec(each.shownBy)?.[1];
    if (scenario !== undefined) expect(scenarios.map(({ name }) => name)).toContain(scenario);
    else expect(each.ofPods ?? each.atEnd).toBeDefined();
  });

  test('is listed by a command, as text and as JSON', async () => {
    const { code, out } = await capture(['deviations']);
    const text = out.replaceAll(/\s+/g, ' ');
    expect(code).toBe(0);
    for (const { id, says, shownBy } of deviations)
      for (const part of [id, says, shownBy]) expect(text).toContain(part);
    const listed = JSON.parse((await capture(['deviations', '--json'])).out) as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(deviations.map(({ id }) => id));
  });
});

/** What is known at the end of these lines. */
const knownOf = (lines: readonly Line[]): readonly string[] => {
  const judge = new TraceJudge({ dedicatedNodes: true });
  for (const [at, line] of lines.entries()) {
    const record = traceRecord(JSON.stringify(line), at + 1, 'recording');
    if ('is' in record) judge.take(record);
  }
  judge.end();
  return judge.takeDeviations().map(({ deviation }) => deviation);
};

test('a Pod that its Job keeps in a namespace that ends is named only if nothing comes of it for long', () => {
  const { lines } = recording('more/job-policies');
  const failed = lines.findIndex(
    ({ object, resource }) =>
      resource === 'pods' &&
      object?.status?.phase === 'Failed' &&
      object.metadata.name.startsWith('perindex-') &&
      object.metadata.finalizers?.includes('batch.kubernetes.io/job-tracking') === true,
  );
  const room = lines.findLast(({ resource }) => resource === 'namespaces')!;
  const after = (seconds: number): string =>
    new Date(Date.parse(lines[failed]!.ts) + seconds * 1000).toISOString();
  const ended = (line: Line, version: number, seconds: number): Line => {
    const copy = structuredClone(line);
    copy.ts = after(seconds);
    copy.type = 'MODIFIED';
    Object.assign(copy.object!.metadata, {
      resourceVersion: String(Number(lines[failed]!.object!.metadata.resourceVersion) + version),
      deletionTimestamp: `${after(0).slice(0, 19)}Z`,
    });
    return copy;
  };
  const told = (seconds: number): Line[] => [
    ...lines.slice(0, failed + 1),
    ended(room, 1, 0),
    ended(lines[failed]!, 2, 1),
    ended(room, 3, seconds),
  ];
  expect(knownOf(told(60))).toEqual(['namespace-never-goes']);
  expect(knownOf(told(5))).toEqual([]);
});
