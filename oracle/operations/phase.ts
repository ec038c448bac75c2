import type { PodCondition } from '../../spec/api/objects/core.ts';
import { podStatus } from '../../spec/kubelet/status/podStatus.ts';
import { kubeletShape } from '../kubeletRequest.ts';
import type { Operation } from '../operation.ts';
import { withShape } from '../request.ts';

const withoutTimes = ({ lastProbeTime: _, lastTransitionTime: __, ...condition }: PodCondition) => condition;

export const phase: Operation = {
  op: 'phase',
  says: 'the status that the kubelet reports of a Pod: phase, conditions, container statuses, addresses',
  answer: withShape(kubeletShape, (request) => {
    const status = podStatus(request);
    const conditions = status.conditions
      .map(withoutTimes)
      .toSorted((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0));
    return { ...status, conditions, podIP: status.podIPs[0] ?? '' };
  }),
};
