import type { JobStatus } from '../../spec/api/objects/batch.ts';
import { isControlledBy } from '../../spec/controllers/common/ownerReferences.ts';
import { countJob } from '../../spec/controllers/job/jobCount.ts';
import type { JobWrite } from '../../spec/controllers/job/jobView.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { count, delayText, doesText, nameOf, objectText, podsText } from './words.ts';

type Of = ReconciliationOf<'Job'>;

const numbers = ({ view }: Of): string => {
  const { job, pods } = view;
  const { active, succeeded, failed, terminating } = countJob(
    job,
    pods.filter((pod) => isControlledBy(pod, job)),
    view.memory,
  );
  const { completions, parallelism = 1, backoffLimit, backoffLimitPerIndex } = job.spec ?? {};
  const asked =
    completions === undefined
      ? 'one Pod is to succeed'
      : `${count(completions, 'Pod is', 'Pods are')} to succeed`;
  const limit =
    backoffLimitPerIndex === undefined
      ? ` (${backoffLimit ?? 6} may)`
      : ` (${backoffLimitPerIndex} of each index may)`;
  const going = terminating > 0 ? `, being deleted ${terminating}` : '';
  return `${asked}, ${parallelism} at a time; succeeded ${succeeded}, active ${active.length}, failed ${failed}${limit}${going}`;
};

const toldWrite = ({ view }: Of, write: JobWrite, before: JobStatus | undefined): ToldWrite => {
  const { job } = view;
  const namespace = job.metadata?.namespace ?? '';
  switch (write.kind) {
    case 'createPod': {
      const name = `${nameOf(job)}-${write.index === undefined ? '' : `${write.index}-`}…`;
      return {
        verb: 'create',
        object: `Pod ${namespace}/${name}`,
        change: write.index === undefined ? '' : `for index ${write.index}`,
      };
    }
    case 'updateStatus':
      return {
        verb: 'update',
        object: `${objectText('Job', job)} status`,
        change: statusChange(before, write.status),
      };
    case 'removeFinalizer':
      return {
        verb: 'update',
        object: `Pod ${namespace}/${write.pod}`,
        change: 'finalizer off: it is counted',
      };
    default: {
      const verb = write.kind.replace('Pod', '') as 'adopt' | 'release' | 'delete';
      return { verb, object: `Pod ${namespace}/${write.pod}`, change: '' };
    }
  }
};

/** The status is often written twice in a pass: each time what changes is told. */
const toldWrites = (of: Of): readonly ToldWrite[] => {
  if (of.sync.kind !== 'synced') return [];
  let status = of.view.job.status;
  return of.sync.tried.map(({ write }) => {
    const told = toldWrite(of, write, status);
    if (write.kind === 'updateStatus') status = write.status;
    return told;
  });
};

const skipped = {
  staleCache: 'waits to see its own writes',
  invalidSelector: 'is left alone: its selector is invalid',
  managedByOther: 'is left to the controller that managedBy names',
  finished: 'has finished',
  unknownCompletionMode: 'is left alone: its completion mode is unknown',
} as const;

const ended = ({ sync }: Of): readonly string[] => {
  if (sync.kind !== 'synced') return [];
  const condition = sync.status.conditions?.find(
    ({ type, status }) =>
      ['Complete', 'Failed', 'FailureTarget', 'SuccessCriteriaMet'].includes(type) && status === 'True',
  );
  if (condition === undefined) return [];
  const isSuccess = condition.type === 'Complete' || condition.type === 'SuccessCriteriaMet';
  return [`${isSuccess ? 'succeeds' : 'fails'} (${condition.reason}: ${condition.message})`];
};

const ttlText = ({ ttl }: Of): readonly string[] => {
  if (ttl.kind === 'delete') return ['is deleted: ttlSecondsAfterFinished is over'];
  if (ttl.kind === 'later') return [`is deleted in ${delayText(ttl.afterMs)}`];
  return ttl.kind === 'error' ? [ttl.message] : [];
};

const saysOf = (of: Of): string => {
  const { sync } = of;
  if (sync.kind === 'skipped') return [skipped[sync.because], ...ttlText(of)].join(' and ');
  if (sync.kind !== 'synced') return '';
  const writes = sync.tried.map(({ write }) => write);
  const pods = (kind: JobWrite['kind']): readonly string[] =>
    writes.flatMap((write) => (write.kind === kind && 'pod' in write ? [write.pod] : []));
  const created = writes.filter(({ kind }) => kind === 'createPod').length;
  const counted = pods('removeFinalizer').filter((pod) => !pods('deletePod').includes(pod));
  return doesText(
    [
      ...(pods('adoptPod').length > 0 ? [`adopts ${podsText(pods('adoptPod'))}`] : []),
      ...(pods('releasePod').length > 0 ? [`releases ${podsText(pods('releasePod'))}`] : []),
      ...(created > 0 ? [`creates ${count(created, 'Pod')}`] : []),
      ...(pods('deletePod').length > 0 ? [`deletes ${podsText(pods('deletePod'))}`] : []),
      ...(counted.length > 0 ? [`counts ${podsText(counted)}`] : []),
      ...ended(of),
    ],
    writes.length > 0 ? 'only brings its status up to date' : 'has nothing to do',
  );
};

/** What the Job controller does next, and the one that deletes finished Jobs. */
export const jobTold = (of: Of): Told => {
  const { view, sync, ttl } = of;
  const synced = sync.kind === 'synced' ? sync : undefined;
  const delays = [...(synced?.requeueAfterMs ?? []), ...(ttl.kind === 'later' ? [ttl.afterMs] : [])];
  const deletion: readonly ToldWrite[] =
    ttl.kind === 'delete'
      ? [{ verb: 'delete', object: objectText('Job', view.job), change: 'its Pods first (foreground)' }]
      : [];
  return {
    controller: 'Job',
    object: objectText('Job', view.job),
    says: saysOf(of),
    why: [
      ...(view.job.spec?.suspend ? ['it is suspended'] : []),
      numbers(of),
      ...(sync.kind === 'skipped' && 'reason' in sync ? [sync.reason] : []),
    ],
    writes: [...toldWrites(of), ...deletion],
    errors: synced?.errors.map(({ message }) => message) ?? [],
    requeueAfterMs: delays.length > 0 ? Math.min(...delays) : undefined,
  };
};
