import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { isActive } from '../../../models/recorded/history/livePod.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { isCreation, workloadOf } from '../../../models/recorded/workloadOf.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { WorkloadView } from '../../../models/views/workloadView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

type Observed = { readonly id: number; readonly workload: number; readonly active: boolean };

const activeSiblings = (step: PodStep, uid: string): number => {
  let count = 0;
  for (const { object } of step.history.pods.ownedBy(uid)) {
    if (object.metadata?.uid !== step.after.metadata?.uid && isActive(object)) count += 1;
  }
  return count;
};

export const noSurplus: LawRecord = {
  id: 'workload/no-surplus',
  says: 'No write of a controller raises the active Pods in its own view, plus creations not yet seen, above what it may own',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works',
  fields: ['replicaset.spec.replicas', 'deployment.spec.replicas', 'job.spec.parallelism'],
  model: overViews({
    sees: [
      { of: 'observed pod', what: (pod: Observed) => pod },
      { of: 'workload', what: (workload: WorkloadView) => workload },
    ],
    when: does('creation of a replica'),
    holds: (seen, step) => {
      const [pods, workloads] = seen as [readonly Observed[], readonly WorkloadView[]];
      const owner = pods.find(({ id }) => id === step!.args[0])!.workload;
      const { replicas, unseen } = workloads.find(({ id }) => id === owner)!;
      const active = pods.filter((pod) => pod.workload === owner && pod.active).length;
      return active + unseen < replicas;
    },
  }),
  record: ofPods({
    whole: true,
    showsLess: [
      'which spec the controller saw: the newest one, or one of a little while ago; judged are the replicas of ReplicaSets and the parallelism of Jobs',
    ],
    judge: (step) => {
      if (!isCreation(step)) return undefined;
      for (const [kind, field, fallback] of [
        ['ReplicaSet', 'replicas', 1],
        ['Job', 'parallelism', 1],
      ] as const) {
        const live = workloadOf(step, kind);
        if (live === undefined) continue;
        const wanted = seenSpecs(live, step.record.time).map(
          (spec) => ((spec as Record<string, unknown>)[field] as number | undefined) ?? fallback,
        );
        const most = Math.max(...wanted);
        const others = activeSiblings(step, live.object.metadata.uid);
        if (others >= most)
          return `${live.object.metadata.name} creates it with ${others} active Pods of ${most} wanted`;
      }
      return undefined;
    },
  }),
  mutants: ['surplus-pod'],
  lies: ['Pods that nobody wanted'],
};
