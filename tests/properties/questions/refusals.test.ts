import { describe, expect, test } from 'vitest';
import type { QuestionKind } from '../../../properties/questions/question.ts';
import { questionLaws } from '../../../properties/questions/questionLaw.ts';
import { deployment } from '../../models/cluster/manifests.ts';
import { smallCluster } from '../../models/cluster/smallCluster.ts';
import { buildAsked, question } from './asked.ts';

const { system } = buildAsked(smallCluster({}, deployment('web', 1)), [
  { metadata: { name: 'front' }, spec: { selector: { app: 'web' } } },
]);

const answer = (text: string, kind: QuestionKind = 'never') => questionLaws([question(kind, text)], system);

describe('a question that says what it may not is refused, with its place and what may have been meant', () => {
  test.for([
    ['pods.exists(p, p.redy)', 'PS1402', 18, 'did you mean ready?', 'pods.exists(p, p.ready)'],
    [
      'pods.filer(p, p.ready).size() > 0',
      'PS1402',
      6,
      'did you mean filter?',
      'pods.filter(p, p.ready).size() > 0',
    ],
    ['pod.exists(p, p.ready)', 'PS1402', 1, 'did you mean pods?', 'pods.exists(p, p.ready)'],
    ['available(wbe) < 1', 'PS1402', 11, 'did you mean web?', 'available(web) < 1'],
    [
      "pods.exists(p, p.labels.aap == 'web')",
      'PS1402',
      25,
      'did you mean app?',
      "pods.exists(p, p.labels.app == 'web')",
    ],
    [
      "pods.exists(p, p.phase == 'runing')",
      'PS1402',
      27,
      'did you mean Running?',
      "pods.exists(p, p.phase == 'Running')",
    ],
    [
      "nodes.exists(n, n.name == 'nod-1')",
      'PS1402',
      27,
      'did you mean node-1?',
      "nodes.exists(n, n.name == 'node-1')",
    ],
    [
      "service('frnt').endpoints.size() < 1",
      'PS1402',
      9,
      'did you mean front?',
      "service('front').endpoints.size() < 1",
    ],
    ['pods.exists(p, p.name == 1)', 'PS1403', 16, 'string == int', "pods.exists(p, p.name == 'web-1')"],
    ['pods.size()', 'PS1403', 1, 'compare it', 'pods.size() > 0'],
    ['pods.exists(p,', 'PS1401', 15, 'it ends where', 'pods.exists(p, true)'],
    ['pods.exists(p)', 'PS1402', 6, 'takes a name', 'pods.exists(p, true)'],
    ['available(web) => 1', 'PS1401', 16, 'did you mean >=?', 'available(web) >= 1'],
    ['available(web) = 1', 'PS1401', 16, 'did you mean ==?', 'available(web) == 1'],
    [
      'available(web) > 0 and available(web) < 5',
      'PS1401',
      20,
      'did you mean &&?',
      'available(web) > 0 && available(web) < 5',
    ],
    ['not pods.exists(p, p.ready)', 'PS1401', 5, 'did you mean !?', '!pods.exists(p, p.ready)'],
    ['available(web >= 1', 'PS1401', 19, ') is missing before the end', 'available(web) >= 1'],
    [
      'pods.all(p, p.phase == Running)',
      'PS1402',
      24,
      "text stands in quotes: 'Running'",
      "pods.all(p, p.phase == 'Running')",
    ],
    [
      'pods.filter(p, p.ready).count() > 0',
      'PS1402',
      25,
      'did you mean size?',
      'pods.filter(p, p.ready).size() > 0',
    ],
    ['pods[0].ready', 'PS1402', 9, 'one Pod', 'pods.exists(p, p.ready)'],
    ['pods.exists(p, has(p.labels.app))', 'PS1402', 16, 'is empty', "pods.exists(p, p.labels.app != '')"],
    ['pods.size() / 2 > 1', 'PS1402', 1, 'do not divide', 'pods.size() > 2'],
    ['pods.size() > 2000000', 'PS1404', 15, 'at most', 'pods.size() > 2000'],
    [
      'pods.exists(p, pods.exists(p, p.ready))',
      'PS1402',
      28,
      'already',
      'pods.exists(p, pods.exists(q, q.ready))',
    ],
  ] as const)('%s', ([text, code, column, says, twin]) => {
    const refused = answer(text);
    if (refused.ok) throw new Error('it was taken');
    const [problem] = refused.problems;
    expect([problem?.code, problem?.place.column]).toEqual([code, column]);
    expect(problem?.message).toContain(says);
    expect(problem?.excerpt?.[1]?.indexOf('^')).toBe(4 + column - 1);
    expect(answer(twin)).toMatchObject({ ok: true });
  });

  test('lists within lists may not be deeper than three', () => {
    const within = (depth: number): string =>
      depth === 0 ? 'true' : `pods.exists(p${depth}, ${within(depth - 1)})`;
    expect(answer(within(3))).toMatchObject({ ok: true });
    expect(answer(within(4))).toMatchObject({ ok: false, problems: [{ code: 'PS1404' }] });
  });

  test('text of more than 2000 characters is not read', () => {
    const long = (length: number): string => `true${' '.repeat(length - 4)}`;
    expect(answer(long(2_000))).toMatchObject({ ok: true });
    expect(answer(long(2_001))).toMatchObject({ ok: false, problems: [{ code: 'PS1404' }] });
  });

  test('whole runs are judged by counts', () => {
    expect(answer('pods.exists(p, nodes.exists(n, n.name == p.node))', 'eventually')).toMatchObject({
      ok: false,
      problems: [{ code: 'PS1405' }],
    });
    expect(answer("pods.exists(p, p.node != '')", 'eventually')).toMatchObject({ ok: true });
    expect(answer('pods.size() > 0', 'leads to')).toMatchObject({
      ok: false,
      problems: [{ code: 'PS1401' }],
    });
    expect(answer('pods.size() > 0 ~> available(web) > 0', 'leads to')).toMatchObject({ ok: true });
  });

  test('a ready-made question that needs what the model does not have says so', () => {
    expect(answer('rollout-finishes', 'ask')).toMatchObject({ ok: false, problems: [{ code: 'PS1405' }] });
    expect(answer('recovers', 'ask')).toMatchObject({ ok: true });
    expect(answer('one-writer(wbe)', 'ask')).toMatchObject({ ok: false, problems: [{ code: 'PS1402' }] });
    expect(answer('one-writer(web)', 'ask')).toMatchObject({ ok: true });
  });
});
