import { describe, expect, test } from 'vitest';
import { check } from '../../library/podSemantics.ts';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'nginx' }] },
};
const bounds = { nodes: 1, nodeFailures: 0, containerExits: 1 };

describe('check', () => {
  test('tells of every law what became of it, as podsem check --json does', async () => {
    const answer = await check([pod], { bounds });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect(answer.report).toMatchObject({
      outcome: 'good',
      ending: 'complete',
      objects: ['Pod web'],
    });
    expect(answer.report.laws.find(({ id }) => id === 'phase/success-needs-zero')?.verdict).toBe('holds');
    expect(answer.text).toContain('phase/success-needs-zero');
  });

  test('takes text as well as objects', async () => {
    const [fromObjects, fromText] = [
      await check([pod], { bounds }),
      await check(JSON.stringify(pod), { bounds }),
    ];
    if (!fromObjects.ok || !fromText.ok) throw new Error('both can be checked');
    expect(fromText.report.states).toBe(fromObjects.report.states);
  });

  test('shows the shortest way to break a law', async () => {
    const answer = await check([pod], { bounds, laws: ['phase'], mutant: 'failure-called-success' });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect(answer.report.outcome).toBe('broken');
    expect(answer.text).toContain('phase/success-needs-zero is violated in');
  });

  test.each([
    ['text that holds no object', '', {}, 'PS1009'],
    ['an object that is none', [{ kind: 'Pod' }], {}, 'PS1003'],
    ['an object that refers to itself', [circular()], {}, 'PS1002'],
    ['a Pod that the API server would refuse', [{ ...pod, spec: { containers: [] } }], {}, 'PS1006'],
    ['a kind that Kubernetes does not have', [{ ...pod, kind: 'Pdo' }], {}, 'PS1203'],
    ['nothing but kinds without bearing on Pods', [{ ...pod, kind: 'Service' }], {}, 'PS1009'],
    ['an unknown scenario', '', { scenario: 'none' }, 'PS1203'],
    ['an unknown law', [pod], { laws: ['none'] }, 'PS1203'],
    ['a bound out of its range', [pod], { bounds: { nodes: -1 } }, 'PS1202'],
    ['manifests for a scenario that takes none', [pod], { scenario: 'replicated-pods' }, 'PS1201'],
    ['partial orders where rules are urgent', [pod], { partialOrder: true }, 'CK306'],
  ])('%s is a problem, and no exception', async (_, manifests, options, code) => {
    const answer = await check(manifests, options);
    expect(answer).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

function circular(): object {
  const object: { self?: object } = {};
  object.self = object;
  return object;
}
