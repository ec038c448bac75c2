import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import { maxUnavailableOf } from '../../../spec/controllers/deployment/fenceposts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** The fewest and the most replicas that the ReplicaSets of a Deployment are to have, as its controller may see them. */
const wantedReplicas = (history: TraceHistory, uid: string, time: number): readonly [number, number] => {
  let [least, most] = [0, 0];
  for (const live of history.objects.values()) {
    const owned = live.object.metadata.ownerReferences?.some(
      (owner) => owner.controller && owner.uid === uid,
    );
    if (live.resource !== 'replicasets' || !owned) continue;
    const seen = seenSpecs(live, time).map((spec) => (spec as ReplicaSet['spec'])?.replicas ?? 1);
    least += live.since > time - viewLagSeconds ? 0 : Math.min(...seen);
    most += Math.max(...seen);
  }
  return [least, most];
};

export const available: LawRecord = {
  id: 'deployment/available',
  says: 'A Deployment is Available while no more of its replicas are unavailable than may be; unavailable are those that its ReplicaSets are to have and that are not available',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status',
  fields: [
    'deployment.status.conditions',
    'deployment.status.unavailableReplicas',
    'deployment.status.availableReplicas',
  ],
  record: ofObjects({
    about: ['deployments'],
    whole: true,
    showsLess: ['which specs the controller saw: the newest ones, or those of a little while ago'],
    judge: (step) => {
      if (!statusChanges(step) || !step.history.watched.has('replicasets')) return undefined;
      const { record, history, after } = step;
      const deployment = after as Deployment;
      const { availableReplicas = 0, unavailableReplicas = 0, conditions = [] } = deployment.status ?? {};
      const live = history.objects.get(after.metadata.uid);
      const specs = [deployment.spec, ...(live ? seenSpecs(live, record.time) : [])] as Deployment['spec'][];
      const condition = conditions.find(({ type }) => type === 'Available');
      const old = (step.before as Deployment).status;
      const notesProgress =
        availableReplicas === (old?.availableReplicas ?? 0) &&
        unavailableReplicas === (old?.unavailableReplicas ?? 0) &&
        deepEqual(
          old?.conditions?.find(({ type }) => type === 'Available'),
          condition,
        );
      if (notesProgress) return undefined;
      const isEnough = specs.map((spec) => {
        const wanted = (spec?.replicas ?? 1) - maxUnavailableOf({ ...deployment, ...(spec ? { spec } : {}) });
        return availableReplicas >= wanted ? 'True' : 'False';
      });
      if (condition !== undefined && !isEnough.some((is) => is === condition.status))
        return `Available is ${condition.status}, with ${availableReplicas} of ${deployment.spec?.replicas} replicas available`;
      const [least, most] = wantedReplicas(history, after.metadata.uid, record.time);
      const fits =
        unavailableReplicas >= Math.max(0, least - availableReplicas) &&
        unavailableReplicas <= Math.max(0, most - availableReplicas);
      return fits
        ? undefined
        : `${unavailableReplicas} replicas are unavailable and ${availableReplicas} available; its ReplicaSets are to have ${most}`;
    },
  }),
  lies: [
    'a Deployment that is Available without its replicas',
    'Pods that nobody wanted',
    'a Deployment with unavailable replicas that nobody wants',
  ],
};
