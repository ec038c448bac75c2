import { z } from 'zod';
import type { PodStatus } from '../../../spec/api/objects/core.ts';
import { couldHaveRunningContainers } from '../../../spec/kubelet/podWorker/podWork.ts';
import { refusedTransitions } from '../../../spec/kubelet/status/containerTransitions.ts';
import { type ReportedStatus, reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import type { Operation } from '../../operation.ts';
import { podShape, podStatusShape, withShape } from '../../request.ts';

const writtenShape = z.object({
  pod: podShape,
  /** as the API server shows it, and as the kubelet has decided on it */
  api: podStatusShape,
  decided: podStatusShape,
  /** how far the kubelet is with the Pod */
  work: z.enum(['sync', 'terminating', 'terminated', 'finished']),
});

const parts = ({ phase, reason = '', message = '', conditions = [] }: PodStatus): ReportedStatus => ({
  phase: (phase || 'Pending') as ReportedStatus['phase'],
  reason,
  message,
  conditions,
});

export const writtenStatus: Operation = {
  op: 'writtenStatus',
  says: 'what the kubelet writes of a status that it has decided on, and the containers for whose sake it writes none',
  ...withShape(writtenShape, ({ pod, api, decided, work }) => ({
    ...reportedStatus(parts(api), parts(decided), couldHaveRunningContainers(work), pod.metadata?.generation),
    refused: refusedTransitions(pod.spec, api, decided),
  })),
};
