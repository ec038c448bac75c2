import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import { checkManifests } from '../../../library/check.ts';
import { type ContainerState, isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';

const manifest = (file: string): string =>
  readFileSync(new URL(`../../cases/check/${file}.yaml`, import.meta.url), 'utf8');

const quiet = { exits: 0, deletions: 0 };

/** What the law comes to for the Pod of the file, with these faults. */
const verdict = async (file: string, law: string, bounds: { readonly [name: string]: number }) => {
  const answer = await checkManifests(manifest(file), {
    scenario: 'pod-on-node',
    laws: [law],
    bounds: { ...quiet, ...bounds },
  });
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer.report.laws.find(({ id }) => id === law)?.verdict;
};

describe('Pods of whom a kubelet breaks what is documented', () => {
  test.each([
    ['startup-probe-and-kubelet-restart', 'probe/startup-first', { probeFailures: 2, kubeletRestarts: 1 }],
    ['created-then-reboot-never', 'phase/reaches-the-end', { reboots: 1 }],
    ['created-then-reboot-init', 'container/init-before-app', { reboots: 1 }],
  ])('%s: %s is violated, and only after that fault', async (file, law, bounds) => {
    expect(await verdict(file, law, bounds)).toBe('violated');
    expect(await verdict(file, law, { ...bounds, kubeletRestarts: 0, reboots: 0 })).toBe('holds');
  });
});

describe('a container that was created and not started, and then lost its sandbox', () => {
  const laws = ['phase/reaches-the-end', 'container/init-before-app'];
  const init = 'initContainers: [{name: first, image: i}],';
  const sidecar = 'initContainers: [{name: proxy, image: i, restartPolicy: Always}],';
  const broken = async (policy: string, before: string, bounds: { readonly [name: string]: number }) => {
    const spec = `{restartPolicy: ${policy}, ${before} containers: [{name: c, image: i}]}`;
    const manifests = `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: ${spec}}`;
    const answer = await checkManifests(manifests, {
      scenario: 'pod-on-node',
      laws,
      bounds: { ...quiet, ...bounds },
    });
    if (!answer.ok) throw new Error(answer.problems[0]?.message);
    return answer.report.laws.filter(({ verdict: each }) => each === 'violated').map(({ id }) => id);
  };

  test.each([
    ['Never', '', ['phase/reaches-the-end']],
    ['Never', init, ['phase/reaches-the-end']],
    ['Never', sidecar, ['phase/reaches-the-end']],
    ['OnFailure', '', []],
    ['Always', '', []],
    ['OnFailure', init, ['container/init-before-app']],
  ])('policy %s, %s: %j', async (policy, before, expected) => {
    expect(await broken(policy, before, { reboots: 1 })).toEqual(expected);
    expect(await broken(policy, before, { sandboxDeaths: 1 })).toEqual(expected);
    expect(await broken(policy, before, {})).toEqual([]);
  });
});

test('init containers that are skipped after a reboot are found with the usual bounds', async () => {
  const answer = await checkManifests(manifest('created-then-reboot-init'), {
    scenario: 'pod-on-node',
    bounds: { reboots: 1 },
  });
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  const broken = answer.report.laws.filter(({ verdict: each }) => each === 'violated');
  expect(broken.map(({ id }) => id)).toEqual(['container/init-before-app']);
});

test('the preStop hook of a sidecar runs while the app still does, and its stop signal waits for the app', () => {
  const pods = [parse(manifest('sidecar-prestop')) as Pod];
  const { system, parts } = composeNode(planNode({ pods, podBudgets: { deletions: 1 } }));
  const run = new LazyRun(system);
  const [sidecar, app] = parts.pods[0]!.containers.map(({ state }) => state);
  const met = statesOf(run).map((state) => ({
    sidecar: run.snapshotOf(sidecar!, state) as ContainerState,
    app: run.snapshotOf(app!, state) as ContainerState,
  }));
  expect(met.some((each) => each.sidecar.matches('PreStop') && isRunning(each.app))).toBe(true);
  expect(met.some((each) => each.sidecar.matches('Terminating') && isRunning(each.app))).toBe(false);
});

/** Every state of a small system. */
const statesOf = (run: LazyRun): readonly LazyState[] => {
  const states = [run.initial().state];
  const seen = new Set(states.map((state) => state.join()));
  for (const state of states) {
    for (const rule of run.enabled(state)) {
      for (const { after } of run.fire(rule, state).slice(-1)) {
        if (!seen.has(after.join())) states.push(after);
        seen.add(after.join());
      }
    }
  }
  return states;
};

describe('a manifest with an ephemeral container', () => {
  const debugged = (ephemeral: string): string =>
    `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Never, containers: [{name: c, image: i}], ephemeralContainers: [${ephemeral}]}}`;
  const check = (ephemeral: string) =>
    checkManifests(debugged(ephemeral), {
      scenario: 'pod-on-node',
      bounds: { ...quiet, exits: 1 },
      laws: ['container/ephemeral-once'],
    });

  test('is that of a Pod to which it is added some time', async () => {
    const answer = await check('{name: d, image: i}');
    expect(answer.ok && answer.report.laws.map(({ verdict: each }) => each)).toEqual(['holds']);
  });

  test.each([
    ['a probe', '{name: d, image: i, livenessProbe: {tcpSocket: {port: 80}}}', 'livenessProbe'],
    ['the name of another container', '{name: c, image: i}', 'name'],
  ])('is refused as the API server refuses to add it: %s', async (_, ephemeral, field) => {
    const answer = await check(ephemeral);
    expect(answer.ok ? [] : answer.problems.map(({ place }) => place?.path)).toEqual([
      expect.stringContaining(`ephemeralContainers[0].${field}`),
    ]);
  });
});
