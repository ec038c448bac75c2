import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../../spec/api/objects/batch.ts';
import type { Answers } from '../../../../spec/controllers/common/apiCalls.ts';
import {
  indexesText,
  parseIndexes,
  withIndexes,
} from '../../../../spec/controllers/job/completionIndexes.ts';
import type { JobSync, JobWrite } from '../../../../spec/controllers/job/jobView.ts';
import { ttlAfterFinished } from '../../../../spec/controllers/job/ttlAfterFinished.ts';
import { type Cluster, jobOf, nextCluster, now, pass, podOf, podTemplate } from './jobWorld.ts';

const conditionsOf = ({ job }: Cluster): readonly string[] =>
  (job.status?.conditions ?? []).filter(({ status }) => status === 'True').map(({ type }) => type);

const kindsOf = (sync: JobSync): readonly string[] =>
  sync.kind === 'synced' ? sync.tried.map(({ write }) => write.kind) : [sync.kind];

describe('counting', () => {
  test('a Pod is noted down, loses its finalizer, and is counted: in this order', () => {
    const cluster: Cluster = { job: jobOf(), pods: [podOf('p', 'Succeeded')], memory: {} };
    const sync = pass(cluster);
    expect(kindsOf(sync)).toEqual(['updateStatus', 'removeFinalizer', 'updateStatus']);
    const counted = nextCluster(cluster, sync);
    expect(counted.job.status).toMatchObject({ succeeded: 1, uncountedTerminatedPods: { succeeded: [] } });
    expect(conditionsOf(counted)).toEqual(['SuccessCriteriaMet', 'Complete']);
  });

  test.each([0, 1, 2])('a crash after write %i of the three counts no Pod twice and loses none', (writes) => {
    let made = 0;
    const crashes: Answers<JobWrite> = () =>
      made++ < writes ? undefined : { reason: 'Timeout', message: 'crashed' };
    let cluster: Cluster = {
      job: jobOf({ completions: 2, parallelism: 2 }),
      pods: [podOf('a', 'Succeeded'), podOf('b', 'Failed'), podOf('c', 'Running')],
      memory: {},
    };
    cluster = nextCluster(cluster, pass(cluster, crashes));
    for (let passes = 0; passes < 3; passes += 1) cluster = nextCluster(cluster, pass(cluster));
    expect(cluster.job.status).toMatchObject({ succeeded: 1, failed: 1 });
  });

  test('a pass over a Job whose writes have all been seen writes nothing more', () => {
    const start: Cluster = { job: jobOf({ parallelism: 3, completions: 5 }), pods: [], memory: {} };
    const once = nextCluster(start, pass(start));
    const again = nextCluster(once, pass(once));
    expect(kindsOf(pass(again))).toEqual([]);
  });
});

describe('Pods', () => {
  test('no pass creates more than may run at once, nor more than completions are left', () => {
    const wanted = fc.record({
      parallelism: fc.nat(6),
      completions: fc.integer({ min: 1, max: 6 }),
      running: fc.nat(8),
      succeeded: fc.nat(6),
    });
    fc.assert(
      fc.property(wanted, ({ parallelism, completions, running, succeeded }) => {
        const pods = Array.from({ length: running }, (_, at) => podOf(`r${at}`, 'Running'));
        const job = jobOf({ parallelism, completions }, { succeeded, startTime: '2026-11-28T11:00:00Z' });
        const left = nextCluster({ job, pods, memory: {} }, pass({ job, pods, memory: {} })).pods.length;
        expect(left).toBeLessThanOrEqual(
          Math.max(0, Math.min(parallelism, completions - Math.min(succeeded, completions))),
        );
      }),
    );
  });

  test('a suspended Job has no active Pods, and counts its time from when it is resumed', () => {
    const pods = [podOf('a', 'Running')];
    const suspended = nextCluster(
      { job: jobOf({ suspend: true }), pods, memory: {} },
      pass({ job: jobOf({ suspend: true }), pods, memory: {} }),
    );
    expect(suspended.pods).toEqual([]);
    expect(conditionsOf(suspended)).toEqual(['Suspended']);
    const resumed: Cluster = { ...suspended, job: jobOf({}, suspended.job.status) };
    expect(nextCluster(resumed, pass(resumed)).job.status?.startTime).toBe('2026-11-28T12:00:00Z');
  });

  test('an Indexed Job creates the lowest indexes that lack a Pod, and deletes a second Pod of one index', () => {
    const job = jobOf({ completionMode: 'Indexed', completions: 4, parallelism: 4 });
    const sync = pass({ job, pods: [podOf('a', 'Running', 1)], memory: {} });
    expect(
      sync.kind === 'synced' &&
        sync.tried.flatMap(({ write }) => (write.kind === 'createPod' ? [write.index] : [])),
    ).toEqual([0, 2, 3]);
    const twice = pass({ job, pods: [podOf('a', 'Running', 1), podOf('b', 'Running', 1)], memory: {} });
    expect(kindsOf(twice).filter((kind) => kind === 'deletePod' || kind === 'createPod')).toEqual([
      'deletePod',
    ]);
  });
});

describe('the end', () => {
  test('failures beyond backoffLimit fail the Job once its Pods are gone', () => {
    let cluster: Cluster = {
      job: jobOf({ backoffLimit: 1, parallelism: 2, completions: 3 }),
      pods: [podOf('a', 'Failed'), podOf('b', 'Failed'), podOf('c', 'Running')],
      memory: {},
    };
    cluster = nextCluster(cluster, pass(cluster));
    expect(conditionsOf(cluster)).not.toContain('Failed');
    for (let passes = 0; passes < 3; passes += 1) cluster = nextCluster(cluster, pass(cluster));
    expect(conditionsOf(cluster)).toEqual(['FailureTarget', 'Failed']);
    // what still ran when the Job ended counts as failed too
    expect(cluster.job.status?.failed).toBe(3);
    expect(cluster.pods.filter(({ status }) => status?.phase === 'Running')).toEqual([]);
  });

  test('a Job of another controller, and one that has finished, is left alone', () => {
    const other = jobOf({ managedBy: 'example.com/queue' });
    expect(pass({ job: other, pods: [], memory: {} })).toMatchObject({ because: 'managedByOther' });
    const over = jobOf({}, { conditions: [{ type: 'Complete', status: 'True' }] });
    expect(pass({ job: over, pods: [podOf('a', 'Running')], memory: {} })).toMatchObject({
      because: 'finished',
    });
  });

  test('a finished Job is deleted after its time to live, and not before', () => {
    const conditions = [{ type: 'Failed', status: 'True', lastTransitionTime: '2026-11-28T11:59:00Z' }];
    const job = (seconds: number): Job => jobOf({ ttlSecondsAfterFinished: seconds }, { conditions });
    expect(ttlAfterFinished(job(60), now)).toEqual({ kind: 'delete' });
    expect(ttlAfterFinished(job(90), now)).toEqual({ kind: 'later', afterMs: 30_000 });
    expect(ttlAfterFinished(jobOf({ ttlSecondsAfterFinished: 0 }), now)).toEqual({ kind: 'keep' });
  });

  test('an Indexed Job without completions, and counts below 0, are problems that name the field', () => {
    const indexed = jobOf({ completionMode: 'Indexed' });
    const { completions: _, ...spec } = indexed.spec ?? { template: podTemplate };
    expect(pass({ job: { ...indexed, spec }, pods: [], memory: {} })).toMatchObject({
      problem: { code: 'PS1006', place: { path: 'spec.completions' } },
    });
    expect(pass({ job: jobOf({ parallelism: -1 }), pods: [], memory: {} })).toMatchObject({
      problem: { place: { path: 'spec.parallelism' } },
    });
  });
});

test('indexes are read as they are written, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), (indexes) => {
      const written = withIndexes([], indexes);
      expect(parseIndexes(indexesText(written), 41)).toEqual(
        parseIndexes([...new Set(indexes)].sort((a, b) => a - b).join(','), 41),
      );
    }),
  );
  expect(indexesText(parseIndexes('0-2,5,6,8-x,9', 9))).toBe('0-2,5,6');
});
