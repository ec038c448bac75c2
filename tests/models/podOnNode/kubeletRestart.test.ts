import { describe, expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isYoung, type ProbeState } from '../../../models/podOnNode/charts/container/probe.ts';
import { isSyncing, type PodWorker } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { pod, tcp } from '../../../models/scenarios/features/feature.ts';

const probes = { startupProbe: tcp(), readinessProbe: tcp() };
const { system, parts } = composeNode(
  planNode({
    pods: [pod({ containers: [{ name: 'app', image: 'registry.example/app:1', ...probes }] })],
    nodeBudgets: { kubeletRestarts: 1 },
  }),
);
const run = new LazyRun(system);
const [{ worker, status, source, containers }] = parts.pods as [(typeof parts.pods)[number]];
const [{ state: container, probes: probing }] = containers as [(typeof containers)[number]];

/** What is to be said of a state about the container and its Pod. */
const seenIn = (state: LazyState) => {
  const at = run.snapshots(state);
  const [startup, readiness] = probing.map((probe) => at[probe.state.index] as ProbeState);
  const object = source.kind === 'api' ? at[source.object.index]! : undefined;
  return {
    runs: isRunning(at[container.index] as never),
    syncs: isSyncing(at[worker.index] as PodWorker),
    startup: startup!.value,
    readiness: readiness!.value,
    isYoung: isYoung(startup!) || isYoung(readiness!),
    shown: object?.context.ready as boolean,
    decided: at[status.index]!.context.ready as boolean,
  };
};

const states = [run.initial().state];
const met = new Set(states.map((state) => state.join()));
for (const state of states) {
  for (const rule of run.enabled(state)) {
    const after = run.fire(rule, state).at(-1)!.after;
    if (!met.has(after.join())) states.push(after);
    met.add(after.join());
  }
}
const seen = states.map(seenIn).filter(({ runs, syncs }) => runs && syncs);

/** The readiness that a kubelet decides on in these states. */
const readiness = (wanted: Partial<(typeof seen)[number]>): readonly boolean[] => {
  const those = seen.filter((each) =>
    Object.entries(wanted).every(([field, value]) => each[field as keyof typeof each] === value),
  );
  return [...new Set(those.map(({ decided }) => decided))];
};

describe('a restarted kubelet, of a container that it finds running', () => {
  test('that began just before: its first status, without workers for probes, says that it is ready', () => {
    expect(readiness({ startup: 'Young', readiness: 'Young', shown: false })).toEqual([true]);
  });

  test('that began just before: is not ready from when workers for its probes begin', () => {
    expect(readiness({ startup: 'Young', readiness: 'Probing', shown: false })).toContain(false);
    expect(readiness({ startup: 'Probing', readiness: 'Young', shown: true })).toEqual([false]);
  });

  test.each([true, false])(
    'that began earlier: its first status leaves it as ready as it was: %s',
    (shown) => {
      expect(readiness({ readiness: 'Idle', isYoung: false, shown })).toEqual([shown]);
    },
  );

  test('that began earlier: its startup probe is not asked again', () => {
    const asked = seen.filter((each) => each.startup === 'Probing' && each.readiness === 'Idle');
    expect(asked).toEqual([]);
  });
});
