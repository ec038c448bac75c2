import { isTerminalPhase } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';
import { changedJob } from './changedJob.ts';

const owns = (history: TraceHistory, job: string, pod: string): boolean =>
  history.pods.owns(job, pod) || history.gone.has(pod);

export const uncounted: LawRecord = {
  id: 'job/uncounted',
  says: 'The Pods that a Job is about to count are its own, and ended as it says',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers',
  fields: ['job.status.uncountedTerminatedPods'],
  record: ofObjects({
    about: ['jobs'],
    judge: (step) => {
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
          const pod = history.pods.get(uid)?.object;
          const ended = pod?.status?.phase;
          const lost = phase === 'Failed' && pod?.metadata?.deletionTimestamp !== undefined;
          if (pod !== undefined && ended !== phase && !(lost && !isTerminalPhase(ended)))
            return `it is about to count ${pod.metadata?.name} as ${phase}, and that is ${ended}`;
        }
      }
      return undefined;
    },
  }),
  lies: ['a Job that is about to count a stranger'],
};
