import { isCreation, ownerOf, workloadKinds } from '../../../models/recorded/workloadOf.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const owner: LawRecord = {
  id: 'workload/owner',
  says: 'The controller that a Pod names is an object of that kind and name, or was',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
  fields: ['pod.metadata.ownerReferences'],
  record: ofPods({
    whole: true,
    showsLess: ['controllers of kinds that are not watched'],
    judge: (step) => {
      const owner = ownerOf(step);
      const { change, history, after, request } = step;
      if (owner === undefined || (!isCreation(step) && !change?.owners) || request !== undefined)
        return undefined;
      const live = history.objects.get(owner.uid);
      const resource = workloadKinds[owner.kind];
      if (live === undefined) {
        if (resource === undefined || !history.watched.has(resource)) return undefined;
        if (history.gone.has(owner.uid)) return undefined;
      }
      if (live === undefined)
        return `its controller ${owner.kind} ${owner.name} (${owner.uid}) was never there`;
      if (live.resource !== resource || live.object.metadata.name !== owner.name) {
        return `its controller is said to be ${owner.kind} ${owner.name}; ${owner.uid} is ${live.object.metadata.name} of ${live.resource}`;
      }
      const { apiVersion = owner.apiVersion } = live.object;
      if (owner.apiVersion !== apiVersion)
        return `its controller is said to be of ${owner.apiVersion}; ${owner.name} is of ${apiVersion}`;
      return live.object.metadata.namespace === after.metadata?.namespace
        ? undefined
        : `its controller ${owner.name} is in another namespace`;
    },
  }),
  lies: ['another owner', 'nobody asked to patch', 'Pods of a ReplicaSet that never was'],
};
