import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import type { AnyComponent } from '../../../../checker/system/component.ts';
import { rowOf } from '../../../../checker/system/parts.ts';
import {
  type ContainerState,
  hasExited,
  isAlive,
  isRunning,
} from '../../../../models/cluster/charts/pod/container.ts';
import { probe } from '../../../../models/cluster/charts/pod/probe.ts';
import { sandbox } from '../../../../models/cluster/charts/pod/sandbox.ts';
import { composeCluster } from '../../../../models/cluster/composeCluster.ts';
import { type PodOnRuntime, runtimeParts } from '../../../../models/cluster/decisions/podOnRuntime.ts';
import { decidedStatus, isContainerReady, statusOf } from '../../../../models/cluster/decisions/podStatus.ts';
import { podSync, podSyncOf } from '../../../../models/cluster/decisions/podSync.ts';
import type { PodPlan } from '../../../../models/cluster/plan/clusterPlan.ts';
import { planNodes } from '../../../../models/cluster/plan/nodes.ts';
import { planCluster } from '../../../../models/cluster/plan/planCluster.ts';
import { readWorkloads } from '../../../../models/cluster/workloads/readWorkloads.ts';
import { podPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import { shouldRestart } from '../../../../spec/kubelet/restart/shouldRestart.ts';
import { containerReady, containerStarted } from '../../../../spec/kubelet/status/startedAndReady.ts';
import { shortestPaths, simplePaths } from '../../charts/paths.ts';
import { pairs, paths, stateAfter, statusAfter } from '../charts/containerPaths.ts';
import { noBudgets, planOf } from '../charts/planOf.ts';
import { barePod, container as containerSpec, sidecar, withReadiness } from '../manifests.ts';

const policies = ['Always', 'OnFailure', 'Never'];
const exits = paths.filter((path) => stateAfter(path).terminated);

const ready = shortestPaths(sandbox, [{ type: 'CREATE' }]).find(({ state }) => state.matches('Ready'))!.state;

/** Containers without probes, in their sandbox. */
const inSandbox = (...states: ContainerState[]): PodOnRuntime => ({
  sandbox: ready,
  containers: states.map((state) => ({ state, probes: {} })),
});

const waiting = paths.find(({ events }) => events.length === 0)!.state;

describe('a container that has ended', () => {
  test.for(policies)(
    'under restartPolicy %s is started again exactly when its policy says so',
    (restartPolicy) => {
      const pod = planOf(barePod('pod', { restartPolicy }));
      for (const path of exits) {
        const { exitCode } = stateAfter(path).terminated!;
        const wanted = shouldRestart(pod.containers[0]!.spec, pod.pod.spec!, exitCode);
        const { starts, isDone } = podSyncOf(pod, inSandbox(path.state));
        expect([path.events, starts, isDone]).toEqual([path.events, wanted ? [0] : [], !wanted]);
      }
    },
  );

  test.for(policies)(
    'of kind init runs again under restartPolicy %s only after a failure',
    (restartPolicy) => {
      const pod = planOf(barePod('pod', { restartPolicy, initContainers: [containerSpec('init')] }));
      for (const path of exits) {
        const failed = stateAfter(path).terminated!.exitCode !== 0;
        const { starts, isDone } = podSyncOf(pod, inSandbox(path.state, waiting));
        const next = failed ? (restartPolicy === 'Never' ? [] : [0]) : [1];
        expect([path.events, starts, isDone]).toEqual([path.events, next, next.length === 0]);
      }
    },
  );
});

/** A regular container runs, so that the init container before it has completed, whatever the runtime still has of it. */
const isForgotten = (pod: PodPlan, [first, second]: (typeof pairs)[number]): boolean =>
  pod.containers[0]!.kind === 'init' &&
  stateAfter(first).waiting !== undefined &&
  stateAfter(second).running !== undefined;

describe('the phase of a Pod with two containers, wherever each of them is', () => {
  const both = { containers: [containerSpec('one'), containerSpec('two')] };
  const initFirst = { initContainers: [containerSpec('one')], containers: [containerSpec('two')] };
  const sidecarFirst = { initContainers: [sidecar('one')], containers: [containerSpec('two')] };
  const pods: [string, PodPlan][] = policies.flatMap((restartPolicy) => [
    [`regular ones, ${restartPolicy}`, planOf(barePod('pod', { restartPolicy, ...both }))],
    [`an init container first, ${restartPolicy}`, planOf(barePod('pod', { restartPolicy, ...initFirst }))],
    [`a sidecar first, ${restartPolicy}`, planOf(barePod('pod', { restartPolicy, ...sidecarFirst }))],
  ]);

  test.for(pods)('%s: is the one that their statuses add up to', ([, pod]) => {
    for (const pair of pairs) {
      if (isForgotten(pod, pair)) continue;
      const statuses = pair.map((path, at) => statusAfter(pod.containers[at]!.name, path));
      const initialized = pod.containers.some(
        ({ kind }, at) => kind === 'regular' && !statuses[at]!.state!.waiting,
      );
      const decided = podPhase({ spec: pod.pod.spec!, statuses, terminal: false, initialized });
      const way = pair.map((path) => path.events);
      const { phase } = statusOf(pod, inSandbox(...pair.map(({ state }) => state)), false);
      expect([way, phase]).toEqual([way, decided]);
    }
  });

  test.for(policies)('an init container of which nothing is left has completed, %s', (restartPolicy) => {
    const pod = planOf(barePod('pod', { restartPolicy, ...initFirst }));
    const forgotten = pairs.filter((pair) => isForgotten(pod, pair));
    expect(forgotten.length).toBeGreaterThan(0);
    for (const pair of forgotten) {
      const { phase } = statusOf(pod, inSandbox(...pair.map(({ state }) => state)), false);
      expect(phase).toBe('Running');
    }
  });

  test.for(pods)('%s: is terminal only if the kubelet has nothing left to run', ([, pod]) => {
    const endings = pairs.map((pair) => {
      const states = pair.map(({ state }) => state);
      const on = inSandbox(...states);
      const isTerminal = ['Succeeded', 'Failed'].includes(statusOf(pod, on, false).phase);
      const hasSettled = states.every(
        (state, at) => pod.containers[at]!.kind === 'regular' || hasExited(state),
      );
      const way = pair.map((path) => path.events);
      const { isDone } = podSyncOf(pod, on);
      if (isTerminal) expect([way, isDone]).toEqual([way, true]);
      if (isDone && hasSettled) expect([way, isTerminal]).toEqual([way, true]);
      return isTerminal;
    });
    // what is always restarted never ends
    expect(endings.includes(true)).toBe(pod.pod.spec!.restartPolicy !== 'Always');
  });
});

describe('readiness', () => {
  const probeEvents = (['PASS', 'FAIL', 'RESET'] as const).map((type) => ({ type }));
  const verdicts = { Unknown: 'none', Success: 'success', Failure: 'failure' } as const;
  const tcp = { tcpSocket: { port: 80 } };

  test.for([[[]], [['startup']], [['readiness']], [['startup', 'readiness']]] as const)(
    'of a running container with the probes %s is what the kubelet decides',
    ([kinds]) => {
      const spec = Object.fromEntries(kinds.map((kind) => [`${kind}Probe`, tcp]));
      const plan = { name: 'app', kind: 'regular', spec: { name: 'app', ...spec }, probes: kinds } as const;
      const probePaths = simplePaths(probe, probeEvents);
      for (const path of paths) {
        for (const startup of probePaths) {
          for (const readiness of probePaths) {
            const states = { startup: startup.state, readiness: readiness.state };
            const probes = Object.fromEntries(kinds.map((kind) => [kind, states[kind]]));
            const results = Object.fromEntries(
              kinds.map((kind) => [kind, verdicts[states[kind].value as keyof typeof verdicts]]),
            );
            const status = { state: stateAfter(path), started: false };
            const decided =
              containerStarted(spec, status, results) &&
              containerReady({ container: spec, status, probes: results, apiStatus: {} });
            if (isAlive(path.state) && !isRunning(path.state)) continue;
            expect(isContainerReady(plan, { state: path.state, probes })).toBe(decided);
          }
        }
      }
    },
  );

  test('is lost as soon as a container is asked to stop', () => {
    const stopping = paths.find(({ state }) => state.matches('Stopping'))!.state;
    const running = paths.find(({ state }) => state.matches('Running'))!.state;
    const pod = planOf(barePod('pod', { containers: [containerSpec('one'), containerSpec('two')] }));
    expect(statusOf(pod, inSandbox(running, running), false)).toEqual({ phase: 'Running', ready: true });
    expect(statusOf(pod, inSandbox(running, stopping), false)).toEqual({ phase: 'Running', ready: false });
  });
});

describe('what is decided', () => {
  const manifest = barePod('pod', {
    restartPolicy: 'OnFailure',
    initContainers: [containerSpec('init'), sidecar('proxy')],
    containers: [containerSpec('app', withReadiness), containerSpec('helper')],
  });
  const { workloads, pods } = readWorkloads({ objects: [manifest] });
  const budgets = { ...noBudgets, containerExits: 8, probeFailures: 4, nodeFailures: 2, deletions: 1 };
  const plan = planCluster({ nodes: planNodes(1), workloads, pods, budgets, maxUids: undefined });
  const { system, parts } = composeCluster(plan);
  const [pod] = parts.pods;
  const run = new LazyRun(system);
  const picks = fc.array(fc.nat(), { minLength: 40, maxLength: 120, size: 'max' });

  it.prop([picks], { numRuns: 100, seed: 2026 })(
    'depends on nothing but what decisions are said to read',
    (chosen) => {
      let { state } = run.initial();
      for (const pick of chosen) {
        const snapshotOf = (component: AnyComponent) => run.snapshotOf(component, state);
        const on = rowOf(runtimeParts(pod!)).from(snapshotOf);
        expect(podSync(pod!).from(snapshotOf)).toEqual(podSyncOf(pod!.plan, on));
        const { phase, ready: isReady } = decidedStatus(pod!).from(snapshotOf);
        const stopped =
          run.snapshotOf(pod!.worker, state).matches('Stopping') ||
          run.snapshotOf(pod!.worker, state).matches('GraceOver');
        const isOver = stopped && !on.containers.some((each) => isAlive(each.state));
        expect({ phase, ready: isReady }).toEqual(statusOf(pod!.plan, on, isOver));
        const enabled = run.enabled(state);
        if (enabled.length === 0) return;
        state = run.fire(enabled[pick % enabled.length]!, state).at(-1)!.after;
      }
    },
  );
});
