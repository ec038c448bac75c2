import { expect, test } from 'vitest';
import { shrink } from '../../../oracle/differential/shrink.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';

const failing = (fails: (request: JsonObject) => boolean) => async (requests: readonly JsonObject[]) => {
  const at = requests.findIndex(fails);
  return at < 0 ? undefined : at;
};

const large = {
  op: 'x',
  pods: Array.from({ length: 30 }, (_, at) => ({
    name: `pod-${at}`,
    labels: { app: 'web' },
    replicas: 10 + at,
  })),
  nodes: [{ name: 'a' }, { name: 'b' }],
};

test('what does not matter is left out, what does is made simple', async () => {
  const fails = failing(({ pods }) => Array.isArray(pods) && pods.some(({ replicas }) => replicas > 20));
  expect(await shrink(large, fails)).toEqual({
    request: { op: 'x', pods: [{ replicas: 21 }] },
    outcome: 'minimal',
  });
});

test('the operation stays, and a request that fails whatever is in it becomes empty', async () => {
  expect(
    await shrink(
      large,
      failing(() => true),
    ),
  ).toEqual({ request: { op: 'x' }, outcome: 'minimal' });
});

test('at a limit the smallest one so far is told, which fails', async () => {
  const fails = ({ pods }: JsonObject) => JSON.stringify(pods ?? '').includes('pod-29');
  const { request, outcome } = await shrink(large, failing(fails), () => false, { requests: 60, time: 1e9 });
  expect(outcome).toBe('limit');
  expect(fails(request)).toBe(true);
  expect(JSON.stringify(request).length).toBeLessThan(JSON.stringify(large).length);
});

test('bodies are made smaller inside their text', async () => {
  const manifest = JSON.stringify({ kind: 'Pod', spec: { containers: [{ name: 'a', image: 'b' }] } });
  const fails = failing(({ manifest: body }) => String(body).includes('containers'));
  expect(await shrink({ op: 'validate', manifest }, fails)).toEqual({
    request: { op: 'validate', manifest: '{"spec":{"containers":[]}}' },
    outcome: 'minimal',
  });
});
