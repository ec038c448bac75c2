import type { LivePod } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { changedJob } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

const owns = (history: TraceHistory, job: string, pod: string): boolean =>
  history.pods.owns(job, pod) || history.gone.has(pod);

/** A Pod that is being deleted and had not ended before that: its Job counts it as its cache shows it, failed or not. */
const endsDeleted = ({ object, memory }: LivePod): boolean =>
  object.metadata?.deletionTimestamp !== undefined &&
  (memory.endedDeleted || !isTerminalPhase(object.status?.phase));

export const uncounted: LawRecord = {
  id: 'job/uncounted',
  says: 'The Pods that a Job is about to count are its own, and ended as it says',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers',
  fields: ['job.status.uncountedTerminatedPods'],
  exceptions: ['a Pod that is being deleted is counted by the phase that the cache shows'],
  record: ofJobs((step) => {
    const job = changedJob(step);
    const open = job?.status?.uncountedTerminatedPods;
    if (job === undefined || open === undefined) return undefined;
    const { history } = step;
    for (const [list, phase] of [
      [open.succeeded ?? [], 'Succeeded'],
      [open.failed ?? [], 'Failed'],
    ] as const) {
      for (const uid of list) {
        if (!owns(history, job.metadata?.uid ?? '', uid))
          return `it is about to count ${uid}, which is no Pod of it`;
        const live = history.pods.get(uid);
        const ended = live?.object.status?.phase;
        if (live !== undefined && ended !== phase && !(phase === 'Failed' && endsDeleted(live)))
          return `it is about to count ${live.object.metadata?.name} as ${phase}, and that is ${ended}`;
      }
    }
    return undefined;
  }),
  lies: ['a Job that is about to count a stranger'],
};
