import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { judgeTogether, judgeTrace, type TraceVerdict } from '../../../drivers/observed/judgeTrace.ts';
import { type Line, moreRecordingNames, recording, recordingNames } from './recordings.ts';
import { textForms } from './textForms.ts';

/** Their drivers write statuses that no component writes, as only their requests tell. */
const byHand = ['more/invalid-update', 'more/daemonset-surge'];

/** Of these one form or another was once rejected: taints with times of their own, counts of Pods that a list did not show. */
const onceRejected = ['more/taint-tolerate', 'churn-apps-s1.r5', 'deploy-stuck.r2', 'finalizer-a.r2'];

/** Every thirteenth recording: those of one scenario are alike. */
const thirteenth = [...recordingNames, ...moreRecordingNames].filter((_, at) => at % 13 === 0);

const names = [...new Set([...thirteenth, ...onceRejected])].filter((name) => !byHand.includes(name));

const judged = (text: string, file = 'recording', all = false): Promise<TraceVerdict> =>
  judgeTrace(Readable.from([Buffer.from(text)]), file, { dedicatedNodes: false, all });

const told = ({ violations, problems }: TraceVerdict): readonly string[] => [
  ...violations.map(({ law, line, object, message }) => `${line} ${law} ${object}: ${message}`),
  ...problems.map(({ code, message, place }) => `${place.line} ${code} ${message}`),
];

describe('a recording is accepted as others write it', () => {
  test.for(textForms.map((form) => [form.name, form] as const))('%s', async ([, form]) => {
    const rejected: string[] = [];
    for (const name of names) {
      const verdict = await judged(form.of(recording(name).lines));
      expect(verdict.events).toBeGreaterThan(0);
      expect(verdict.unjudged).not.toEqual([]);
      rejected.push(...told(verdict).map((each) => `${name}: ${each}`));
    }
    expect(rejected).toEqual([]);
  });
});

describe('what is wrong in a recording is found as others write it', () => {
  /** A container of another image, of which no request tells. */
  const forged = (): readonly Line[] => {
    const lines = structuredClone(recording('crashloop-fast.r1').lines) as Line[];
    const pods = lines.filter(({ resource, type }) => resource === 'pods' && type === 'MODIFIED');
    for (const line of pods.slice(pods.length >> 1))
      line.object!.metadata.creationTimestamp = '2020-01-01T00:00:00Z';
    return lines;
  };

  test.for(textForms.map((form) => [form.name, form] as const))('%s', async ([, form]) => {
    expect((await judged(form.of(forged()), 'recording', true)).violations.map(({ law }) => law)).toContain(
      'identity/immutable',
    );
  });
});

describe('several watches of one cluster', () => {
  test('are judged together, in the order in which their events were written', async () => {
    const { lines } = recording('deploy-rolling.r2');
    const events = lines.filter(({ object }) => object !== undefined);
    const part = (keep: (line: Line) => boolean): string =>
      events
        .filter(keep)
        .map(({ seq: _, ...line }) => `${JSON.stringify(line)}\n`)
        .join('');
    const isPod = ({ resource }: Line): boolean => resource === 'pods';
    const streams = [part(isPod), part((line) => !isPod(line))].map((text, at) => ({
      file: `part-${at}`,
      bytes: Readable.from([Buffer.from(text)]),
    }));
    const verdict = await judgeTogether(streams, { dedicatedNodes: false });
    expect(told(verdict)).toEqual([]);
    expect(verdict.events).toBe(events.length);
  });

  test('a breach is told with the file in which it stands', async () => {
    const { lines } = recording('crashloop-fast.r1');
    const pods = lines.filter(({ resource, object }) => resource === 'pods' && object !== undefined);
    const forged = structuredClone(pods.at(-2)!) as Line;
    forged.object!.metadata.creationTimestamp = '2020-01-01T00:00:00Z';
    const text = [...pods.slice(0, -2), forged].map(({ seq: _, ...line }) => JSON.stringify(line)).join('\n');
    const streams = ['', text].map((each, at) => ({
      file: `part-${at}`,
      bytes: Readable.from([Buffer.from(each === '' ? `${JSON.stringify(pods[0])}\n` : each)]),
    }));
    const { violations } = await judgeTogether(streams, { dedicatedNodes: false });
    expect(violations).toMatchObject([{ file: 'part-1', line: pods.length - 1 }]);
  });
});

describe('what a form does not tell is said', () => {
  const [seen] = recording('crashloop-fast.r1').lines.filter(
    ({ resource, object }) => resource === 'pods' && object !== undefined,
  );
  const pod = (version: number): object => {
    const { metadata, ...object } = structuredClone(seen!.object!);
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      ...object,
      metadata: { ...metadata, resourceVersion: String(version) },
    };
  };

  test('an error in a watch, and a list after it: what lies between is not known', async () => {
    const lines = [
      { type: 'ADDED', object: pod(5) },
      { type: 'BOOKMARK', object: { kind: 'Pod', apiVersion: 'v1', metadata: { resourceVersion: '6' } } },
      { type: 'ERROR', object: { kind: 'Status', apiVersion: 'v1', code: 410, reason: 'Expired' } },
      { kind: 'PodList', apiVersion: 'v1', metadata: { resourceVersion: '9' }, items: [pod(8)] },
    ];
    const verdict = await judged(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(told(verdict)).toEqual([]);
    expect(verdict.unjudged).toContain('this form does not tell what happened between two lists');
  });

  test('writes of which an audit log does not say what they made', async () => {
    const bind = {
      kind: 'Event',
      apiVersion: 'audit.k8s.io/v1',
      level: 'Metadata',
      stage: 'ResponseComplete',
      verb: 'create',
      objectRef: { resource: 'pods', namespace: 'shop', name: 'web', subresource: 'binding' },
      responseStatus: { code: 201 },
      stageTimestamp: '2026-01-01T00:00:00.000000Z',
    };
    const verdict = await judged(`${JSON.stringify(bind)}\n${JSON.stringify({ ...bind, verb: 'get' })}\n`);
    expect(verdict.unjudged).toContain('of 1 writes the log does not hold what came of them');
  });

  test('YAML, as must-gather keeps it', async () => {
    const text = stringify({ apiVersion: 'v1', kind: 'PodList', items: [pod(5)] });
    const verdict = await judged(text);
    expect(told(verdict)).toEqual([]);
    expect(verdict.events).toBe(2);
  });

  test.each([
    [
      'an object that is never ended',
      '{\n  "kind": "Pod",\n',
      /^1 PS1002 the value that begins here is never ended/,
    ],
    [
      'half an object among others',
      '{\n "kind": "Pod", "metadata": {"name": }\n}\n',
      /^1 PS1002 this is not JSON/,
    ],
    ['words', '[\n1, "two"]\n', /^1 PS1003 this is no record, no event and no object/],
    ['an event of no known type', '{\n"type": "GROWN", "object": {}}\n', /^1 PS1003 the type of an event/],
    [
      'an object without a UID',
      '{\n"kind": "Pod", "metadata": {"name": "web"}}\n',
      /^1 PS1003 metadata\.uid/,
    ],
    [
      'a record of the simulator without a time',
      '{"event": "Add", "resource": {}}\n',
      /^1 PS1003 a record of the simulator/,
    ],
    ['YAML that is none', 'kind: [\n', /^1 PS1002 this is not YAML/],
  ])('%s', async (_, text, problem) => {
    const verdict = await judged(text);
    expect(told(verdict)[0]).toMatch(problem);
    expect(verdict.accepted).toBe(false);
  });
});
