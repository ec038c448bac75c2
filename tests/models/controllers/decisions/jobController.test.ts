import { describe, expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { seenStatus } from '../../../../models/controllers/charts/jobStatus.ts';
import {
  hasReleased,
  isAwaited,
  remembersNothing,
} from '../../../../models/controllers/charts/ownJobWrite.ts';
import { hasSeenItsStatus, wroteTheEnd } from '../../../../models/controllers/charts/ownStatus.ts';
import { isIdle } from '../../../../models/controllers/charts/pass.ts';
import { phaseSeen } from '../../../../models/controllers/charts/seenJobPod.ts';
import { composeJob } from '../../../../models/controllers/composeJob.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { JobStatus } from '../../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { syncJob } from '../../../../spec/controllers/job/syncJob.ts';

const labels = { app: 'work' };
const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'work', uid: 'work', controller: true };
const now = Date.UTC(2026, 5, 1);
const startTime = '2026-05-31T00:00:00Z';
const completions = 2;

/** A Job around which everything may go wrong once. */
const cluster = (indexed: boolean) =>
  composeJob({
    gate: 'on',
    lags: true,
    places: 2,
    completions,
    parallelism: indexed ? 2 : 1,
    backoffLimit: 1,
    indexed,
    budgets: { ...calm, podFailures: 1, deletions: 1, controllerRestarts: 1, staleLists: 1, conflicts: 1 },
  });

describe('the Job controller of the model begins with the write that syncJob decides', () => {
  test.each([
    ['completions are counted', false],
    ['each has an index', true],
  ])('whatever it has seen, where %s', (_, indexed) => {
    const { system, parts } = cluster(indexed);
    const [controller] = parts.controllers;
    const run = new LazyRun(system);
    const random = randomFrom(11);
    let begun = 0;
    const firstWrite = (state: LazyState): string | undefined => {
      const { process, seen, ownStatus, pods } = controller!;
      const status = parts.statuses[seenStatus(run.snapshotOf(seen, state)) ?? -1];
      if (status === undefined || !isWorking(run.snapshotOf(process, state))) return undefined;
      const views = pods.map((pod) => ({
        phase: phaseSeen(run.snapshotOf(pod.seen, state)),
        own: run.snapshotOf(pod.own, state),
      }));
      const itsStatus = run.snapshotOf(ownStatus, state);
      const waits = !hasSeenItsStatus(itsStatus) || views.some(({ own }) => !remembersNothing(own));
      const sync = syncJob({
        version: kubernetes136,
        now,
        job: {
          metadata: { namespace: 'default', name: 'work', uid: 'work' },
          spec: {
            completions,
            parallelism: indexed ? 2 : 1,
            backoffLimit: 1,
            completionMode: indexed ? 'Indexed' : 'NonIndexed',
            selector: { matchLabels: labels },
            template: { metadata: { labels } },
          },
          status: { startTime, ...status },
        },
        pods: views.flatMap(({ phase }, at) => (phase === undefined ? [] : [podOf(at + 1, phase, indexed)])),
        memory: {
          ...(views.some(({ own }) => isAwaited(own)) && {
            expectations: { creations: 1, deletions: 0, recordedAt: now },
          }),
          finalizersTakenOff: new Set(
            views.flatMap(({ own }, at) => (hasReleased(own) ? [`pod-${at + 1}`] : [])),
          ),
          finished: wroteTheEnd(itsStatus),
          written: { ownerUID: 'work', versions: new Map([['jobs.batch', '10']]) },
        },
        cacheVersions: new Map([['jobs.batch', waits ? '9' : '10']]),
        live: { found: true, uid: 'work' },
        answers: () => undefined,
      });
      const tried = sync.kind === 'synced' ? sync.tried : [];
      return tried.find(({ write }) => write.kind !== 'updateStatus' || saysMore(status, write.status))?.write
        .kind;
    };
    for (let life = 0; life < 40; life++) {
      let { state } = run.initial();
      for (let step = 0; step < 50; step++) {
        const enabled = run.enabled(state);
        if (isIdle(run.snapshotOf(controller!.pass, state))) {
          const begins = new Set(
            enabled.flatMap(({ actor, name }) => (actor === by ? (writes[name] ?? []) : [])),
          );
          const first = firstWrite(state);
          expect([...begins]).toEqual(first === undefined ? [] : [first]);
          begun += begins.size;
        }
        if (enabled.length === 0) break;
        state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
      }
    }
    expect(begun).toBeGreaterThan(100);
  });
});

const by = 'Job controller';

/** What the rules of the model write. */
const writes: { readonly [rule: string]: string } = {
  'creates a Pod': 'createPod',
  'is refused one Pod more than there may be': 'createPod',
  'deletes a Pod': 'deletePod',
  'deletes a Pod that is too many': 'deletePod',
  'takes the finalizer off a Pod': 'removeFinalizer',
  'writes the status of the Job': 'updateStatus',
  'finds refused, what it saw being old: writes the status of the Job': 'updateStatus',
};

/** The status says something new of what Pods are counted, or of how the Job ends. */
const saysMore = (before: JobStatus, after: JobStatus): boolean => told(before) !== told(after);

const told = ({ succeeded = 0, failed = 0, ...status }: JobStatus): string => {
  const { succeeded: won = [], failed: lost = [] } = status.uncountedTerminatedPods ?? {};
  const ends = (status.conditions ?? []).map(({ type }) => type);
  return [
    succeeded,
    failed,
    status.completedIndexes ?? '',
    won.toSorted(),
    '/',
    lost.toSorted(),
    ends,
  ].join();
};

const podOf = (place: number, phase: string, indexed: boolean): Pod => ({
  metadata: {
    namespace: 'default',
    name: `pod-${place}`,
    uid: `pod-${place}`,
    labels,
    ownerReferences: [owner],
    ...(phase !== 'Untracked' &&
      phase !== 'Released' && { finalizers: ['batch.kubernetes.io/job-tracking'] }),
    ...((phase === 'Terminating' || phase === 'Released') && { deletionTimestamp: startTime }),
    ...(indexed && { annotations: { 'batch.kubernetes.io/job-completion-index': String(place - 1) } }),
  },
  spec: { nodeName: 'node', containers: [] },
  status: { phase: phase === 'Failed' || phase === 'Succeeded' ? phase : 'Running' },
});
