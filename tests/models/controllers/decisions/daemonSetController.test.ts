import { expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { seenTaint } from '../../../../models/controllers/charts/daemonNode.ts';
import { isExpected, isRecorded } from '../../../../models/controllers/charts/ownWrite.ts';
import { isIdle } from '../../../../models/controllers/charts/pass.ts';
import { lookOf } from '../../../../models/controllers/charts/seenPod.ts';
import { composeDaemonSet } from '../../../../models/controllers/composeDaemonSet.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';

/** A cluster of two nodes in which everything may go wrong once. */
const { system, parts } = composeDaemonSet({
  gate: 'on',
  lags: true,
  places: 4,
  budgets: {
    ...calm,
    podFailures: 1,
    partitions: 1,
    nodeLosses: 1,
    taints: 2,
    controllerRestarts: 1,
    staleLists: 1,
    lostReplies: 1,
    conflicts: 1,
    expiries: 1,
  },
  nodes: [
    { id: 1, name: 'node 1' },
    { id: 2, name: 'node 2' },
  ],
});

/**
 * What the documentation says that a DaemonSet does about a node of which its controller has seen this: one Pod where there is
 * none and no taint keeps it off, none under NoExecute, and ended or surplus Pods go.
 */
const wanted = (taint: string | undefined, phases: readonly string[]): readonly ('create' | 'delete')[] => {
  if (taint === undefined) return [];
  if (phases.length === 0) return taint === 'none' ? ['create'] : [];
  const staying = phases.filter((phase) => phase !== 'Terminating');
  if (taint === 'NoExecute') return staying.length > 0 ? ['delete'] : [];
  const running = staying.filter((phase) => phase === 'Ready' || phase === 'Unready');
  return running.length < staying.length || running.length > 1 ? ['delete'] : [];
};

test('the DaemonSet controller of the model begins a pass where nodes want it, and only if it waits for nothing', () => {
  const controller = parts.controllers[0]!;
  const run = new LazyRun(system);
  const random = randomFrom(5);
  let begun = 0;
  const mayBegin = (state: LazyState): readonly string[] => {
    const owns = controller.pods.map(({ own }) => run.snapshotOf(own, state));
    const waits = owns.some((own) => isExpected(own) || isRecorded(own));
    if (waits || !isWorking(run.snapshotOf(controller.process, state))) return [];
    const looks = controller.pods.flatMap(({ seen }) => lookOf(run.snapshotOf(seen, state)) ?? []);
    return controller.nodes.flatMap(({ of, view }) =>
      wanted(
        seenTaint(run.snapshotOf(view, state)),
        looks.filter(({ kind }) => kind === of.id).map(({ phase }) => phase),
      ),
    );
  };
  for (let life = 0; life < 40; life++) {
    let { state } = run.initial();
    for (let step = 0; step < 60; step++) {
      const enabled = run.enabled(state);
      if (isIdle(run.snapshotOf(controller.pass, state))) {
        const begins = enabled.filter(({ name }) => name in writes).map(({ name }) => writes[name]);
        const may = mayBegin(state);
        expect(begins.every((write) => write !== undefined && may.includes(write))).toBe(true);
        if (may.includes('delete') && !may.includes('create')) expect(begins).toContain('delete');
        if (begins.length > 0) begun++;
      }
      if (enabled.length === 0) break;
      state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
    }
  }
  expect(begun).toBeGreaterThan(50);
});

/** What the rules of the model write. */
const writes: { readonly [rule: string]: 'create' | 'delete' } = {
  'creates the Pod of a node': 'create',
  'deletes the Pod of a node': 'delete',
};
