import type { NamedEnd } from '../../checker/compile/tabulate.ts';
import type { Law } from '../../checker/laws/law.ts';
import { composeSystem } from '../../checker/system/composeSystem.ts';
import { all, any, atMost, each, exactly, fewerThan, none } from '../../checker/system/guard.ts';
import type { System } from '../../checker/system/system.ts';
import { budget } from '../environment/budget.ts';
import { isReady, isUp, node } from './node.ts';
import {
  type BenchmarkPodView,
  benchmarkPodView,
  hasProcess,
  isActive,
  isOn,
  occupies,
  pod,
  serves,
} from './pod.ts';
import { isNext, isOutOfUids, replicaSet } from './replicaSet.ts';

/** N nodes, R replicas, U Pod UIDs, F node faults, C container exits. */
export type ReplicatedPodsBounds = {
  readonly N: number;
  readonly R: number;
  readonly U: number;
  readonly F: number;
  readonly C: number;
  /** partitions neither need nor use the fault budget: a node may flap for ever */
  readonly freePartitions?: boolean;
};

/** The benchmark model of the checker, tool-neutral, with counts that five independent explorers agree on. */
export const replicatedPods = (
  bounds: ReplicatedPodsBounds,
): { system: System; laws: readonly Law[]; ends: readonly NamedEnd[] } => {
  const { N, R, U, F, C, freePartitions = false } = bounds;
  const { system, handles } = composeSystem(
    'replicated-pods',
    ({ one, many, actor, rule, on, view, interchangeable }) => {
      const pods = many('pod', pod, U);
      const nodes = many('node', node, N);
      const faults = one('faults', budget, { limit: F });
      const exits = one('exits', budget, { limit: C });
      const replicas = one('replica set', replicaSet, { uids: U });

      actor('ReplicaSet controller', () => {
        rule('Create', [pods], (p) => ({
          when: [replicas.is(isNext(p.id)), fewerThan(R, each(pods, isActive))],
          then: [replicas.send({ type: 'CREATE' }), p.send({ type: 'CREATE' })],
        }));
        rule('DeleteFailed', [pods], (p) => ({ then: [p.send({ type: 'DELETE' })] }));
      });

      actor('scheduler', () => {
        rule('Schedule', [pods, nodes], (p, n) => ({
          when: [n.is(isReady), none(pods, occupies(n.id))],
          then: [p.send({ type: 'BIND', node: n.id })],
        }));
      });

      actor('kubelet', () => {
        const reports = {
          ReportRunning: 'REPORT_RUNNING',
          ReportLost: 'REPORT_LOST',
          ReportExit: 'REPORT_EXIT',
        } as const;
        const deeds = {
          Start: 'START',
          Kill: 'KILL',
          Finalize: 'FINALIZE',
          KillOrphan: 'KILL_ORPHAN',
        } as const;
        for (const [name, type] of Object.entries({ ...reports, ...deeds })) {
          rule(name, [pods, nodes], (p, n) => ({
            when: [p.is(isOn(n.id)), n.is(isUp)],
            then: [p.send({ type })],
          }));
        }
      });

      actor('node lifecycle controller', () => {
        rule('MarkNotReady', [nodes], (n) => ({ then: [n.send({ type: 'MARK_NOT_READY' })] }));
        rule('MarkReady', [nodes], (n) => ({ then: [n.send({ type: 'MARK_READY' })] }));
        rule('Evict', [pods, nodes], (p, n) => ({
          when: [p.is(isOn(n.id)), n.isNot(isReady)],
          then: [p.send({ type: 'EVICT' })],
        }));
      });

      actor('Pod garbage collector', () => {
        rule('ForceDelete', [pods, nodes], (p, n) => ({
          when: [p.is(isOn(n.id)), n.isNot(isReady), n.isNot(isUp)],
          then: [p.send({ type: 'FORCE_DELETE' })],
        }));
      });

      actor('operator', () => {
        rule('Heal', [nodes], (n) => ({ then: [n.send({ type: 'HEAL' })] }));
      });

      actor(
        'environment',
        () => {
          rule('ContainerExit', [pods], (p) => ({
            then: [exits.send({ type: 'SPEND' }), p.send({ type: 'CONTAINER_EXIT' })],
          }));
          rule('Partition', [nodes], (n) => ({
            then: [
              ...(freePartitions ? [] : [faults.send({ type: 'SPEND' })]),
              n.send({ type: 'PARTITION' }),
            ],
          }));
          rule('Die', [nodes], (n) => ({ then: [faults.send({ type: 'SPEND' }), n.send({ type: 'DIE' })] }));
        },
        { fair: false },
      );

      on<{ type: 'node died'; node: number }>('node died', (death) =>
        pods.map((p) => p.tell({ type: 'NODE_DIED', node: death.node })),
      );

      for (const p of pods) view('pod', p, { p }, (seen) => benchmarkPodView(seen.p));
      interchangeable(nodes);

      const isServed = exactly(R, each(pods, serves));
      const outOfUids = replicas.is(isOutOfUids);
      const ends: readonly NamedEnd[] = [
        { name: 'as many Pods serve as there are replicas', when: isServed },
        { name: 'the UIDs have run out', when: outOfUids },
      ];
      const laws: readonly Law[] = [
        {
          kind: 'step',
          id: 'P1',
          of: 'pod',
          holds: (before: BenchmarkPodView, after: BenchmarkPodView) =>
            before.node === 0 || after.node === before.node || after.object === 'Gone',
          witness: (before: BenchmarkPodView, after: BenchmarkPodView) =>
            before.node !== 0 && after.object !== before.object,
        },
        {
          kind: 'invariant',
          id: 'P2',
          holds: all(...nodes.map((n) => atMost(1, each(pods, occupies(n.id))))),
        },
        {
          kind: 'step',
          id: 'P3',
          of: 'pod',
          holds: (before: BenchmarkPodView, after: BenchmarkPodView) =>
            (before.object !== 'Gone' || after.object === 'Gone') && after.object !== 'NotCreated',
          witness: (_: BenchmarkPodView, after: BenchmarkPodView) => after.object === 'Gone',
        },
        { kind: 'invariant', id: 'P4', holds: atMost(R, each(pods, isActive)) },
        { kind: 'invariant', id: 'P5', holds: atMost(R, each(pods, hasProcess)) },
        {
          kind: 'eventually',
          id: 'L1',
          always: true,
          goal: any(isServed, outOfUids),
        },
      ];
      return { laws, ends };
    },
  );
  return { system, ...handles };
};
