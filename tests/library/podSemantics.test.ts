import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerLine, answerLines } from '../../library/oracle.ts';
import { ask, fuzz, laws, mutants, questions, scenarios, trace } from '../../library/podSemantics.ts';

const recording = 'tests/recordings/crashloop-fast.r1/trace.ndjson.gz';
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'app', image: 'nginx' }] },
};

describe('fuzz', () => {
  test('the same seed gives the same lifetimes, and its seed and path find a failure again', () => {
    const found = fuzz({ manifests: [pod], mutant: 'restart-not-counted', laws: ['container'], seed: 7 });
    if (!found.ok || found.report.failure === null)
      throw new Error('restarts that are not counted are found');
    const { seed, path, law } = found.report.failure;
    const again = fuzz({ manifests: [pod], mutant: 'restart-not-counted', laws: ['container'], seed, path });
    expect(again).toMatchObject({ ok: true, report: { failure: { law } } });
    expect(found.text).toContain(`find it again: seed ${seed}, path ${path}`);
  });

  test('lives through manifests of its own where it is given none', () => {
    expect(fuzz({ runs: 2, seed: 1 })).toMatchObject({ ok: true, report: { lifetimes: 2, failure: null } });
  });

  test('what is wrong comes back as problems', () => {
    expect(fuzz({ manifests: 'kind: Pod' })).toMatchObject({ ok: false, problems: [{ code: 'PS1003' }] });
    expect(fuzz({ mutant: 'none' })).toMatchObject({ ok: false, problems: [{ code: 'PS1203' }] });
    expect(fuzz({ laws: ['none'] })).toMatchObject({ ok: false, problems: [{ code: 'PS1203' }] });
  });
});

describe('trace', () => {
  test('judges a recording from bytes and from a stream alike', async () => {
    const verdict = await trace(readFileSync(recording), { name: 'crash loop' });
    expect(verdict).toMatchObject({ file: 'crash loop', accepted: true, violations: [], problems: [] });
    expect(await trace(createReadStream(recording), { name: 'crash loop' })).toEqual(verdict);
  });

  test('tells the story of each Pod to who asks for it', async () => {
    const pods: string[] = [];
    await trace(readFileSync(recording), { onStory: (story) => pods.push(story.pod) });
    expect(pods.length).toBeGreaterThan(0);
  });

  test('text that is no recording is a problem', async () => {
    expect(await trace('{}')).toMatchObject({ accepted: false, problems: [{ place: { line: 1 } }] });
  });
});

describe('the oracle', () => {
  test('answers questions as objects', () => {
    expect(ask({ op: 'qos', pod })).toEqual({ qos: 'BestEffort' });
    expect(ask({ op: 'none' })).toMatchObject({ problem: { code: 'PS1102' } });
    expect(ask({ op: 'phase' })).toMatchObject({ problem: { code: 'PS1103' } });
  });

  test('answers lines, one by one and as a stream', async () => {
    const lines = [{ id: 1, op: 'qos', pod }, { id: 2, op: 'none' }, 'no object'].map((each) =>
      JSON.stringify(each),
    );
    const answers: string[] = [];
    const input = (async function* () {
      yield lines.join('\n');
    })();
    await answerLines(input, (text) => void answers.push(text.trim()));
    expect(answers.slice(0, 2)).toEqual(lines.slice(0, 2).map(answerLine));
    // what is no request has no id: a stream tells its line instead
    const { problem, id } = JSON.parse(answerLine(lines[2]!));
    expect(JSON.parse(answers[2]!)).toEqual({ id, problem: { ...problem, place: { line: 3 } } });
    expect(answers.map((text) => JSON.parse(text).id)).toEqual([1, 2, null]);
  });
});

test('laws, scenarios, mutants and questions have names and say what they are', () => {
  for (const { says } of [...laws, ...scenarios, ...mutants, ...questions]) expect(says).not.toBe('');
  expect(laws.every(({ source }) => source !== '')).toBe(true);
});
