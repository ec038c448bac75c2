import type { CronJob, Job } from '../../../spec/api/objects/batch.ts';
import { endOfJob } from '../../../spec/controllers/cronJob/jobHistory.ts';
import type { WatchedObject, WatchRecord } from '../watchRecord.ts';

/** A Job of a CronJob, as it was seen last. */
export type StartedJob = {
  job: Job & WatchedObject;
  /** since when it has been complete or failed, in unix seconds */
  endedAt: number | undefined;
  /** since when it has been gone, in unix seconds */
  goneAt: number | undefined;
};

/** So many Jobs of a CronJob are remembered after they are gone. */
const goneLimit = 64;

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

/** The Jobs of CronJobs, which a CronJob knows by its own name: those that are there, and the last that are gone. */
export class StartedJobs {
  private readonly byOwner = new Map<string, StartedJob[]>();

  of({ metadata }: CronJob | WatchedObject): readonly StartedJob[] {
    return this.byOwner.get(keyOf(metadata?.namespace, metadata?.name ?? '')) ?? [];
  }

  take({ type, object, time }: WatchRecord): void {
    const { metadata } = object;
    const owner = metadata.ownerReferences?.find(({ controller }) => controller);
    if (owner?.kind !== 'CronJob') return;
    const key = keyOf(metadata.namespace, owner.name);
    const all = this.byOwner.get(key) ?? [];
    const known = all.find(({ job }) => job.metadata.uid === metadata.uid);
    const started: StartedJob = known ?? {
      job: object as Job & WatchedObject,
      endedAt: undefined,
      goneAt: undefined,
    };
    started.job = object as Job & WatchedObject;
    if (endOfJob(started.job) !== undefined) started.endedAt ??= time;
    if (type === 'DELETED') started.goneAt = time;
    if (known === undefined) all.push(started);
    const gone = all.filter(({ goneAt }) => goneAt !== undefined);
    const kept = gone.length > goneLimit ? all.filter((each) => each !== gone[0]) : all;
    this.byOwner.set(key, kept);
  }

  /** The CronJob is gone: only the Jobs that it left are remembered. */
  forget({ object: { metadata } }: WatchRecord): void {
    const key = keyOf(metadata.namespace, metadata.name);
    const left = this.byOwner.get(key)?.filter(({ goneAt }) => goneAt === undefined) ?? [];
    if (left.length === 0) this.byOwner.delete(key);
    else this.byOwner.set(key, left);
  }
}
