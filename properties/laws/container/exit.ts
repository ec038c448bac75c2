import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const exit: LawRecord = {
  id: 'container/exit',
  says: 'Completed goes with exit code 0, Error with another one; a container ends after it started',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states',
  fields: ['pod.status.containerStatuses.state.terminated'],
  record: ofContainers({
    judge: ({ after }) => {
      for (const end of [after.state?.terminated, after.lastState?.terminated]) {
        if (end === undefined) continue;
        const { reason, exitCode, startedAt, finishedAt } = end;
        if (reason === 'Completed' && exitCode !== 0) return `it is Completed with exit code ${exitCode}`;
        if (reason === 'Error' && exitCode === 0) return 'its end is an Error with exit code 0';
        if (startedAt && finishedAt && Date.parse(finishedAt) < Date.parse(startedAt)) {
          return `it ended at ${finishedAt}, before it started at ${startedAt}`;
        }
      }
      const start = after.state?.running?.startedAt;
      const end = after.lastState?.terminated?.finishedAt;
      return start && end && Date.parse(start) < Date.parse(end)
        ? `it started at ${start}, before the instance before ended at ${end}`
        : undefined;
    },
  }),
  lies: ['Completed with an error', 'an end before the start', 'a restart that came too soon'],
};
