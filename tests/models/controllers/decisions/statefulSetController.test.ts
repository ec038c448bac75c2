import { describe, expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { isRecorded } from '../../../../models/controllers/charts/ownWrite.ts';
import { isIdle } from '../../../../models/controllers/charts/pass.ts';
import { seenNumber } from '../../../../models/controllers/charts/revision.ts';
import { lookOf } from '../../../../models/controllers/charts/seenPod.ts';
import { composeStatefulSet } from '../../../../models/controllers/composeStatefulSet.ts';
import { calm, type Gate } from '../../../../models/controllers/plan/controllersPlan.ts';

const partition = 1;

/** A cluster in which everything may go wrong once. */
const cluster = (gate: Gate) =>
  composeStatefulSet({
    gate,
    lags: true,
    places: 3,
    replicas: 3,
    partition,
    budgets: {
      ...calm,
      podFailures: 1,
      updates: 1,
      controllerRestarts: 1,
      staleLists: 1,
      lostReplies: 1,
      conflicts: 1,
    },
  });

type Look = { readonly phase: string; readonly kind: number } | undefined;

/**
 * What the documentation says of ordered Pods: the first ordinal that has no Pod gets one, one that has ended is deleted, and
 * nothing happens beyond one that is not ready; if all are ready, the highest that is of an old revision goes, down to the
 * partition.
 */
const firstWrite = (looks: readonly Look[], revision: number): string | undefined => {
  for (const [ordinal, look] of looks.entries()) {
    if (look === undefined) return `create ${ordinal}`;
    if (look.phase === 'Failed' || look.phase === 'Succeeded') return `delete ${ordinal}`;
    if (look.phase !== 'Ready') return undefined;
  }
  for (let ordinal = looks.length - 1; ordinal >= partition; ordinal--) {
    if (looks[ordinal]?.kind !== revision) return `delete ${ordinal}`;
  }
  return undefined;
};

describe('the StatefulSet controller of the model begins with the write that ordered Pods ask for', () => {
  test.each<Gate>(['on', 'off'])('whatever it has seen, with the gate %s', (gate) => {
    const { system, parts } = cluster(gate);
    const controller = parts.controllers[0]!;
    const run = new LazyRun(system);
    const random = randomFrom(3);
    let begun = 0;
    const expected = (state: LazyState): string | undefined => {
      const revision = seenNumber(run.snapshotOf(controller.seen, state));
      const behind = controller.pods.some(({ own }) => isRecorded(run.snapshotOf(own, state)));
      if (revision === undefined || !isWorking(run.snapshotOf(controller.process, state))) return undefined;
      if (gate === 'on' && behind) return undefined;
      return firstWrite(
        controller.pods.map(({ seen }) => lookOf(run.snapshotOf(seen, state))),
        revision,
      );
    };
    for (let life = 0; life < 40; life++) {
      let { state } = run.initial();
      for (let step = 0; step < 120; step++) {
        const enabled = run.enabled(state);
        if (isIdle(run.snapshotOf(controller.pass, state))) {
          const begins = new Set(
            enabled.flatMap(({ name, args, actor }) => {
              if (actor !== 'StatefulSet controller') return [];
              const verb = /(?:^|: )(creates|deletes) the Pod of an ordinal/.exec(name)?.[1];
              return verb ? [`${verb.slice(0, -1)} ${args[0]! - 1}`] : [];
            }),
          );
          const write = expected(state);
          expect([...begins]).toEqual(write === undefined ? [] : [write]);
          if (begins.size > 0) begun++;
        }
        if (enabled.length === 0) break;
        state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
      }
    }
    expect(begun).toBeGreaterThan(50);
  });
});
