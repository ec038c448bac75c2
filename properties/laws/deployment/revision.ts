import { rememberedSpecs, seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { does, scaledBy } from '../../../models/ruleFacts.ts';
import type { ObservedRolloutView } from '../../../models/views/rolloutView.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { PodTemplateSpec } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

const hash = 'pod-template-hash';

/** A template without the label that tells the ReplicaSets of a Deployment apart. */
const withoutHash = (template: PodTemplateSpec | undefined): unknown => {
  const { [hash]: _, ...labels } = template?.metadata?.labels ?? {};
  return { ...template, metadata: { ...template?.metadata, labels } };
};

export const revision: LawRecord = {
  id: 'deployment/revision',
  says: "A Deployment creates a ReplicaSet of its own template, and none while it is paused; the ReplicaSet's template never changes",
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label',
  fields: ['deployment.spec.template', 'deployment.spec.paused', 'replicaset.spec.template'],
  model: overViews({
    sees: [
      {
        of: 'observed rollout',
        what: ({ id, revision, paused }: ObservedRolloutView) => ({ id, revision, paused }),
      },
    ],
    when: does('creation of a ReplicaSet'),
    holds: ([seen], step) => {
      const { controller, revision } = scaledBy(step!)!;
      const view = (seen as readonly Omit<ObservedRolloutView, 'sets'>[]).find(
        ({ id }) => id === controller,
      )!;
      return view.revision === revision && !view.paused;
    },
  }),
  record: ofObjects({
    about: ['replicasets'],
    whole: true,
    showsLess: ['which spec of the Deployment its controller saw: the newest one, or an earlier one'],
    judge: ({ record, history, before, after }) => {
      const { spec, metadata } = after as ReplicaSet;
      const owner = metadata?.ownerReferences?.find(({ controller }) => controller);
      const deployment = owner?.kind === 'Deployment' ? history.objects.get(owner.uid) : undefined;
      if (deployment === undefined || record.type === 'DELETED' || record.snapshot) return undefined;
      if (before !== undefined) {
        const same = deepEqual((before as ReplicaSet).spec?.template, spec?.template);
        const { name = '', namespace } = metadata ?? {};
        const asked = history.requests.answeredWith(record.version, pathOf('replicasets', name, namespace));
        return same || asked ? undefined : 'its template changed';
      }
      const specs = seenSpecs(deployment, record.time) as Deployment['spec'][];
      if (specs.every((seen) => seen?.paused)) return `${owner?.name} creates it, and is paused`;
      const made = withoutHash(spec?.template);
      const known = rememberedSpecs(deployment) as Deployment['spec'][];
      return known.some((seen) => deepEqual(withoutHash(seen?.template), made))
        ? undefined
        : `its template is not that of ${owner?.name}`;
    },
  }),
  mutants: ['rolls-out-while-paused'],
  lies: ['a ReplicaSet of another template', 'a Deployment that is paused, and rolls out'],
};
