import '../../library/vitest.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'app', image: 'nginx', resources: { requests: { cpu: '2' } } }] },
};
const node = (name: string, cpu: string) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  status: { capacity: { cpu, memory: '8Gi', pods: '110' } },
});

describe('toBeValid and toBeValidPod', () => {
  test('a Pod that the API server accepts is valid, as an object and as text', () => {
    expect(pod).toBeValidPod();
    expect(JSON.stringify(pod)).toBeValidPod();
    expect([pod, { ...pod, metadata: { name: 'other' } }]).toBeValid();
  });

  test('a Pod without containers is not, and the message names the field', () => {
    const empty = { ...pod, spec: { containers: [] } };
    expect(empty).not.toBeValidPod();
    expect(() => expect(empty).toBeValidPod()).toThrow(/spec\.containers/);
  });

  test('two Pods are no Pod, and nothing is nothing', () => {
    expect([pod, pod]).not.toBeValidPod();
    expect('').not.toBeValid();
    expect(undefined).not.toBeValid();
  });
});

describe('toBeAdmittedBy', () => {
  test('a LimitRange lets a Pod pass, or not', () => {
    const limit = (cpu: string) => ({
      kind: 'LimitRange',
      metadata: { name: 'small', namespace: 'default' },
      spec: { limits: [{ type: 'Container', max: { cpu }, defaultRequest: { cpu }, default: { cpu: '2' } }] },
    });
    const account = { kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'default' } };
    expect(pod).toBeAdmittedBy([account, limit('4')]);
    expect(() => expect(pod).toBeAdmittedBy([account, limit('1')])).toThrow(/maximum cpu usage/);
    expect(pod).not.toBeAdmittedBy([account], 'elsewhere');
  });
});

describe('toBeScheduledOn', () => {
  test('a Pod goes where there is room', () => {
    const nodes = [node('large', '4'), node('small', '1')];
    expect(pod).toBeScheduledOn('large', nodes);
    expect(() => expect(pod).toBeScheduledOn('small', nodes)).toThrow(/goes to large/);
    expect(() => expect(pod).toBeScheduledOn('small', [node('small', '1')])).toThrow(/Insufficient cpu/);
  });
});

describe('toHold', () => {
  const bounds = { nodes: 1, nodeFailures: 0, containerExits: 1 };

  test('a law that no run breaks holds', async () => {
    await expect(pod).toHold('phase', { bounds });
    await expect(pod).toHold(['identity', 'workload'], { bounds });
  });

  test('a law that a fault breaks does not, and the message shows how', async () => {
    const options = { bounds, mutant: 'restart-not-counted' };
    await expect(pod).not.toHold('container/restart-count', options);
    await expect(expect(pod).toHold('container/restart-count', options)).rejects.toThrow(/is violated in/);
  });

  test('what is undecided or cannot be checked does not hold', async () => {
    await expect(pod).not.toHold('phase', { bounds, limits: { states: 2 }, reductions: false });
    await expect(pod).not.toHold('no-such-law', { bounds });
  });
});

describe('toKeepTheLaws', () => {
  const recording = readFileSync('tests/recordings/crashloop-fast.r1/trace.ndjson.gz');

  test('a recording of a real cluster keeps them', async () => {
    await expect(recording).toKeepTheLaws();
  });

  test('what is no recording does not, and the message names the line', async () => {
    await expect(expect('{}\n').toKeepTheLaws()).rejects.toThrow(/recording:1/);
  });
});
