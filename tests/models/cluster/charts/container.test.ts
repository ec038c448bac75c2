import { describe, expect, test } from 'vitest';
import { container, hasExited, isAlive, isRunning } from '../../../../models/cluster/charts/pod/container.ts';
import { probe } from '../../../../models/cluster/charts/pod/probe.ts';
import {
  isContainerReady,
  isFinished,
  isToBeStarted,
  phaseFrom,
  restarts,
} from '../../../../models/cluster/decisions/pod.ts';
import type { PodPlan } from '../../../../models/cluster/plan/clusterPlan.ts';
import type { ContainerPlan } from '../../../../models/plan/containerPlan.ts';
import type { ContainerState, ContainerStatus } from '../../../../spec/api/objects/core.ts';
import { podPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import { shouldRestart } from '../../../../spec/kubelet/restart/shouldRestart.ts';
import { containerReady, containerStarted } from '../../../../spec/kubelet/status/startedAndReady.ts';
import { type Path, shortestPaths, simplePaths } from '../../charts/paths.ts';
import { barePod, container as containerSpec, sidecar } from '../manifests.ts';
import { planOf } from './planOf.ts';

/** What the kubelet and the runtime do to a container of a Pod that is not torn down. */
const events = (['START', 'EXIT_ZERO', 'EXIT_NONZERO', 'TERM', 'KILL', 'LOST'] as const).map((type) => ({
  type,
}));
const paths = simplePaths(container, events);

type ContainerPath = Path<typeof container>;
type EventType = ContainerPath['events'][number]['type'];

/** Exit codes as runtimes give them. */
const exitCodes: { readonly [type in EventType]?: number } = {
  EXIT_ZERO: 0,
  EXIT_NONZERO: 1,
  KILL: 137,
  LOST: 137,
};

/** The state that a path leaves a container in, told from its events alone. */
const stateAfter = ({ events: happened }: ContainerPath): ContainerState => {
  const last = happened.at(-1)?.type;
  if (last === undefined) return { waiting: { reason: 'ContainerCreating' } };
  const exitCode = exitCodes[last];
  return exitCode === undefined ? { running: {} } : { terminated: { exitCode } };
};

const restartsIn = ({ events: happened }: ContainerPath): number =>
  Math.max(0, happened.filter(({ type }) => type === 'START').length - 1);

const statusAfter = (name: string, path: ContainerPath): ContainerStatus => ({
  name,
  image: '',
  imageID: '',
  ready: false,
  started: stateAfter(path).running !== undefined,
  restartCount: restartsIn(path),
  state: stateAfter(path),
});

const policies = ['Always', 'OnFailure', 'Never'];
const exits = paths.filter((path) => stateAfter(path).terminated);

describe('on every way through the life of a container', () => {
  test('it waits, runs or has ended as the events on the way say', () => {
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const { running, terminated } = stateAfter(path);
      expect([path.events, isAlive(path.state), hasExited(path.state)]).toEqual([
        path.events,
        running !== undefined,
        terminated !== undefined,
      ]);
    }
  });

  test.for(policies)(
    'under restartPolicy %s it is started again exactly when the kubelet decides so',
    (restartPolicy) => {
      const pod = planOf(barePod('pod', { restartPolicy }));
      const [app] = pod.containers as [ContainerPlan];
      for (const path of exits) {
        const { exitCode } = stateAfter(path).terminated!;
        const wanted = shouldRestart(app.spec, pod.pod.spec!, exitCode);
        expect([path.events, restarts(pod, app, path.state)]).toEqual([path.events, wanted]);
        expect(isToBeStarted(pod, app, path.state)).toBe(wanted);
      }
    },
  );

  test.for(policies)(
    'under restartPolicy %s an init container runs again only after a failure',
    (restartPolicy) => {
      const pod = planOf(barePod('pod', { restartPolicy, initContainers: [containerSpec('init')] }));
      const [init] = pod.containers as [ContainerPlan];
      for (const path of exits) {
        const failed = stateAfter(path).terminated!.exitCode !== 0;
        expect(restarts(pod, init, path.state)).toBe(failed && restartPolicy !== 'Never');
      }
    },
  );
});

const pairs = shortestPaths(container, events).flatMap((first) =>
  shortestPaths(container, events).map((second) => [first, second] as const),
);

describe('the phase of a Pod with two containers, wherever each of them is', () => {
  const pods: [string, PodPlan][] = policies.flatMap((restartPolicy) => [
    [
      `regular ones, ${restartPolicy}`,
      planOf(barePod('pod', { restartPolicy, containers: [containerSpec('one'), containerSpec('two')] })),
    ],
    [
      `an init container first, ${restartPolicy}`,
      planOf(
        barePod('pod', {
          restartPolicy,
          initContainers: [containerSpec('one')],
          containers: [containerSpec('two')],
        }),
      ),
    ],
    [
      `a sidecar first, ${restartPolicy}`,
      planOf(
        barePod('pod', {
          restartPolicy,
          initContainers: [sidecar('one')],
          containers: [containerSpec('two')],
        }),
      ),
    ],
  ]);

  test.for(pods)('%s: is the one that the kubelet decides on', ([, pod]) => {
    for (const pair of pairs) {
      const statuses = pair.map((path, at) => statusAfter(pod.containers[at]!.name, path));
      const initialized = pod.containers.some(
        ({ kind }, at) => kind === 'regular' && !statuses[at]!.state!.waiting,
      );
      const decided = podPhase({ spec: pod.pod.spec!, statuses, terminal: false, initialized });
      const states = pair.map(({ state }) => state);
      expect([pair.map((path) => path.events), phaseFrom(pod, states, false)]).toEqual([
        pair.map((path) => path.events),
        decided,
      ]);
    }
  });

  test.for(pods)('%s: is terminal only if the kubelet has nothing left to run', ([, pod]) => {
    const endings = pairs.map((pair) => {
      const states = pair.map(({ state }) => state);
      const isTerminal = ['Succeeded', 'Failed'].includes(phaseFrom(pod, states, false));
      const hasSettled = states.every(
        (state, at) => pod.containers[at]!.kind === 'regular' || hasExited(state),
      );
      const way = pair.map((path) => path.events);
      if (isTerminal) expect([way, isFinished(pod, states)]).toEqual([way, true]);
      if (isFinished(pod, states) && hasSettled) expect([way, isTerminal]).toEqual([way, true]);
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
            expect(isContainerReady({ state: path.state, probes })).toBe(decided);
          }
        }
      }
    },
  );
});
