import { expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { formOfDependent } from '../../../../models/controllers/charts/dependent.ts';
import { formOfOwner } from '../../../../models/controllers/charts/owner.ts';
import { composeOwner } from '../../../../models/controllers/composeOwner.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import { attemptToDelete } from '../../../../spec/controllers/garbageCollector/attemptToDelete.ts';
import type { Collector } from '../../../../spec/controllers/garbageCollector/collector.ts';
import { DependencyGraph } from '../../../../spec/controllers/garbageCollector/dependencyGraph.ts';

const { system, parts } = composeOwner({
  gate: 'on',
  lags: true,
  places: 2,
  budgets: { ...calm, controllerRestarts: 1, scalings: 1 },
  dependents: [
    { id: 1, name: 'pod 1', there: true },
    { id: 2, name: 'pod 2', there: false },
  ],
});

const reference = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'web' };

const ownerOf = (form: string): ApiObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    namespace: 'default',
    name: 'web',
    uid: 'web',
    ...(form !== 'Present' && {
      deletionTimestamp: '2026-01-01T00:00:00Z',
      finalizers: [form === 'Orphan' ? 'orphan' : 'foregroundDeletion'],
    }),
  },
});

const podOf = (id: number, form: string): ApiObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    namespace: 'default',
    name: `web-${id}`,
    uid: `web-${id}`,
    ...(form === 'Owned' && { ownerReferences: [{ ...reference, blockOwnerDeletion: true }] }),
  },
});

test('whatever it has seen, the collector of the model deletes just what attemptToDelete deletes once it has seen that', () => {
  const run = new LazyRun(system);
  const random = randomFrom(3);
  let deleted = 0;
  let left = 0;
  for (let life = 0; life < 150; life++) {
    let { state } = run.initial();
    for (let step = 0; step < 40; step++) {
      const enabled = run.enabled(state);
      const works = enabled.filter(({ name }) => /(deletes|nothing to do about) the dependent$/.test(name));
      for (const rule of works) {
        const id = Number(/^pod (\d)/.exec(rule.about[0] ?? '')?.[1]);
        const { context } = run.snapshotOf(parts.collector.graph, state);
        const graph = new DependencyGraph();
        const { owner: seenOwner, dependents: seen } = context.seen;
        if (seenOwner !== undefined && seenOwner !== 'Gone') graph.see(ownerOf(seenOwner));
        for (const [key, form] of Object.entries<string | undefined>(seen)) {
          if (form !== undefined && form !== 'Gone') graph.see(podOf(Number(key), form));
        }
        const live = [
          ...[formOfOwner(run.snapshotOf(parts.owner, state))].flatMap((form) =>
            form ? [ownerOf(form)] : [],
          ),
          ...parts.dependents.flatMap(({ id, object }) => {
            const form = formOfDependent(run.snapshotOf(object, state));
            return form ? [podOf(id, form)] : [];
          }),
        ];
        let asked = false;
        const collector: Collector = {
          graph,
          kinds: [
            { apiVersion: 'apps/v1', kind: 'ReplicaSet', isNamespaced: true },
            { apiVersion: 'v1', kind: 'Pod', isNamespaced: true },
          ],
          get: ({ name }) => live.find(({ metadata }) => metadata?.name === name),
          write: ({ kind }) => {
            asked ||= kind === 'delete';
            return undefined;
          },
          seeAbsent: () => {},
        };
        const node = graph.nodes.get(`web-${id}`);
        if (node) attemptToDelete(collector, node);
        expect([rule.about[0], rule.name.startsWith('deletes')]).toEqual([rule.about[0], asked]);
        if (asked) deleted++;
        else left++;
      }
      if (enabled.length === 0) break;
      state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
    }
  }
  expect(deleted).toBeGreaterThan(20);
  expect(left).toBeGreaterThan(20);
});
