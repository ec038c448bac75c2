import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { LazyRun, type LazyState } from '../../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../../checker/system/rule.ts';
import type { System } from '../../../../checker/system/system.ts';
import { container } from '../../../../models/cluster/charts/pod/container.ts';
import { sandbox } from '../../../../models/cluster/charts/pod/sandbox.ts';
import { constantsOf } from '../../../../models/views/constants.ts';
import type { ContainerView, PodConstants, PodView } from '../../../../models/views/podView.ts';
import { decidePodActions } from '../../../../spec/kubelet/actions/decidePodActions.ts';
import type { PodActions } from '../../../../spec/kubelet/actions/podActions.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import type { RuntimeContainer } from '../../../../spec/kubelet/runtime/status.ts';
import { features } from '../features.ts';
import { build } from '../smallCluster.ts';

/** Features of one Pod without probes: what its kubelet does hangs on its containers alone. */
const names = [
  'restart policy Always',
  'restart policy OnFailure',
  'restart policy Never',
  'restart policy of a container',
  'init containers, Always',
  'init containers, Never',
  'sidecars, Always',
  'sidecars, Never',
  'sidecars, OnFailure',
];

/** enough to see every Pod start, restart, be reset and end */
const mostStates = 2_500;

const reachable = (run: LazyRun): LazyState[] => {
  const found = new Map<string, LazyState>();
  const add = (state: LazyState) => found.set(state.join(), state);
  add(run.initial().state);
  for (const state of found.values()) {
    if (found.size >= mostStates) break;
    for (const rule of run.enabled(state)) add(run.fire(rule, state).at(-1)!.after);
  }
  return [...found.values()];
};

const podIn = (system: System, run: LazyRun, state: LazyState): PodView => {
  const view = system.views.find(({ kind }) => kind === 'pod')!;
  const snapshots = run.snapshots(state);
  return view.project(...view.components.map(({ index }) => snapshots[index]!)) as PodView;
};

/** What the runtime reports of a container in the Pod's sandbox. */
const reported = ({ name, state, restartCount }: ContainerView): RuntimeContainer[] => {
  if (state === 'waiting') return [];
  const isRunning = state === 'running' || state === 'stopping';
  const container = { name, id: name, image: '', imageID: '', restartCount, createdAt: 0 };
  return [
    isRunning
      ? { ...container, state: 'running' }
      : { ...container, state: 'exited', exitCode: state === 'succeeded' ? 0 : 1 },
  ];
};

const actionsFor = (view: PodView): PodActions => {
  const { pod } = constantsOf<PodConstants>(view);
  return decidePodActions({
    pod: { ...pod, metadata: { ...pod.metadata } } as BoundPod,
    runtime: {
      sandboxes: [{ id: 'sandbox', state: 'ready', attempt: 0, network: 'pod', ip: '10.0.0.1' }],
      ips: ['10.0.0.1'],
      containers: view.containers.flatMap(reported),
    },
    probes: new Map(),
    actuated: { containers: new Map() },
    allContainersRestarting: false,
  });
};

const namesToStart = (view: PodView, actions: PodActions): string[] => {
  const { spec } = constantsOf<PodConstants>(view).pod;
  return [
    ...actions.initContainersToStart.map((at) => spec!.initContainers![at]!.name),
    ...actions.containersToStart.map((at) => spec!.containers[at]!.name),
  ].sort();
};

/** Its kubelet looks after it, and nothing that the last sync began is still under way. */
const isSynced = (view: PodView): boolean =>
  view.kubelet === 'syncing' &&
  view.sandbox &&
  view.existence === 'present' &&
  view.phase !== 'Succeeded' &&
  view.phase !== 'Failed' &&
  view.containers.every(({ state }) => state !== 'stopping');

/**
 * A sync would start the last sidecar again, and only the next one would see that the Pod has ended and stop it all.
 * In the model the end is seen at once.
 */
const hasTheLastSidecarDown = ({ containers }: PodView): boolean => {
  const last = containers.findLast(({ kind }) => kind !== 'regular');
  return last?.kind === 'sidecar' && (last.state === 'succeeded' || last.state === 'failed');
};

const sends = ({ then }: Rule, chart: AnyStateMachine, type: string): boolean =>
  then.some(
    ({ component, event, mandatory }) => mandatory && component.chart === chart && event.type === type,
  );

describe('wherever the containers of a Pod in its sandbox are, its kubelet', () => {
  test.for(names)('%s: starts those, and stops the Pod then, that a sync of the Pod decides on', (name) => {
    const { system } = build(features[name]!);
    const run = new LazyRun(system);
    let judged = 0;
    for (const state of reachable(run)) {
      const view = podIn(system, run, state);
      const enabled = run.enabled(state);
      if (!isSynced(view)) continue;
      judged += 1;
      const starts = enabled
        .filter((rule) => sends(rule, container, 'START'))
        .map(({ args }) => view.containers[args[0]! - 1]!.name)
        .sort();
      const stops = enabled.some((rule) => sends(rule, container, 'TERM') || sends(rule, sandbox, 'STOP'));
      if (stops && hasTheLastSidecarDown(view)) continue;
      const actions = actionsFor(view);
      const containers = view.containers.map((each) => `${each.name} ${each.state}`);
      expect({ containers, starts, stops }).toEqual({
        containers,
        starts: namesToStart(view, actions),
        stops: actions.killPod,
      });
    }
    expect(judged).toBeGreaterThan(20);
  });
});
