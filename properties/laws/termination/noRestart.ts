import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { instanceOf, isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import type { PodView } from '../../../models/views/podView.ts';
import { startedBetween } from '../container/starts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofContainers } from '../recordPredicate.ts';

export const noRestart: LawRecord = {
  id: 'termination/no-restart',
  says: "Once the kubelet has seen a Pod's deletion it starts no container of it",
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  fields: ['pod.metadata.deletionTimestamp', 'pod.spec.restartPolicy'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) => !isStopping(before) || startedBetween(before, after).length === 0,
    witness: (before, after) =>
      isStopping(before) && after.containers.some(({ state }, at) => state !== before.containers[at]?.state),
  }),
  record: ofContainers({
    showsLess: ['that the kubelet has seen the deletion, until it writes the generation of it as observed'],
    judge: (step, { before: pod, live }) => {
      if (pod?.metadata?.deletionTimestamp === undefined || live === undefined || !isNewInstance(step))
        return undefined;
      const heardAt = live.memory.deletionHeardAt;
      if (heardAt === undefined || instanceOf(step.after) === '') return undefined;
      const start = seconds(step.after.state?.running?.startedAt ?? step.after.state?.terminated?.startedAt);
      return start > heardAt + clockSkew
        ? `it started at ${new Date(start * 1000).toISOString()}, and the kubelet has known of the deletion since ${new Date(heardAt * 1000).toISOString()}`
        : undefined;
    },
  }),
  mutants: ['restart-while-terminating', 'started-while-ending'],
  lies: ['a restart after the kubelet knew of the deletion'],
};

const isStopping = ({ kubelet }: PodView): boolean => kubelet === 'stopping' || kubelet === 'grace over';
