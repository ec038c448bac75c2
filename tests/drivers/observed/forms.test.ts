import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { judgeTrace } from '../../../drivers/observed/judgeTrace.ts';
import type { Violation } from '../../../drivers/observed/violation.ts';
import { forms } from './forms.ts';
import { judgedLines } from './judged.ts';
import { moreRecordingNames, recording, recordingNames } from './recordings.ts';

/** Its driver writes statuses that no component writes, as only its requests tell. */
const byHand = 'more/invalid-update';

/** Of these one form or another was once rejected: a rejection by a kubelet, a resize, a restart, a LimitRange that it did not show. */
const onceRejected = [
  'more/crashloop-cap',
  'more/cron-suspend',
  'more/job-elastic',
  'more/labels-node',
  'more/readiness-gates',
  'more/resize-sidecar',
  'nodefail-partition.r3',
  'quota-a.r2',
];

/** Every ninth recording: those of one scenario are alike. */
const ninth = [...recordingNames, ...moreRecordingNames].filter((_, at) => at % 9 === 0);

const names = [...new Set([...ninth, ...onceRejected])].filter((name) => name !== byHand);

describe('a recording is accepted in every form', () => {
  test.for(forms.map((form) => [form.name, form] as const))('%s', ([, form]) => {
    const rejected = names.flatMap((name) => {
      const { lines, dedicated } = recording(name);
      const [first] = judgedLines(form.of(lines), dedicated);
      return first === undefined
        ? []
        : `${name}:${first.line} ${first.law} ${first.object}: ${first.message}`;
    });
    expect(rejected).toEqual([]);
  });
});

test('a breach is told as soon as nothing more comes, while the recording goes on', async () => {
  const { lines } = recording('crashloop-fast.r1');
  const at = lines.findIndex(({ resource, type }) => resource === 'pods' && type === 'MODIFIED');
  const line = structuredClone(lines[at]!);
  line.object!.spec!.containers[0]!.image = 'forged';
  const stream = new Readable({ read: () => undefined });
  const told = new Promise<Violation>((resolve) => {
    const judging = { dedicatedNodes: false, all: true, onViolation: resolve };
    void judgeTrace(stream, '-', judging);
  });
  for (const each of [...lines.slice(0, at), line]) stream.push(`${JSON.stringify(each)}\n`);
  expect(await told).toMatchObject({ line: at + 1 });
  stream.push(null);
});

describe('what a part of a recording shows is judged', () => {
  const grown = (part: (name: string) => ReturnType<typeof recording>['lines']): readonly string[] => {
    const lines = part('crashloop-fast.r1').map((line) => structuredClone(line));
    const pod = lines.findLast(({ resource, object }) => resource === 'pods' && object !== undefined)!;
    Object.assign(pod.object!.metadata, { creationTimestamp: '2020-01-01T00:00:00Z' });
    return judgedLines(lines, true).map(({ law }) => law);
  };

  test('between two states of an object that others lie between', () => {
    expect(grown((name) => recording(name).lines.filter(({ resource }) => resource === 'pods'))).toContain(
      'identity/immutable',
    );
  });

  test('in its second half', () => {
    const half = (name: string) => recording(name).lines.slice(recording(name).lines.length >> 1);
    expect(grown(half)).toContain('identity/immutable');
  });
});
