import { isCreation, ownerOf } from '../../../models/recorded/workloadOf.ts';
import type { StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const completionIndex = 'batch.kubernetes.io/job-completion-index';

/** As much of the name of a Job as fits before its index and what is made up. */
const stemLimit = 58;

type Given = readonly (readonly [what: string, is: string | undefined, wanted: string | undefined])[];

const ofIndex = ({ metadata, spec }: Pod, job: string): Given => {
  const index = metadata?.annotations?.[completionIndex] ?? '';
  const suffix = `-${index}-`;
  return [
    ['label of its index', metadata?.labels?.[completionIndex], index],
    ['hostname', spec?.hostname, `${job}-${index}`],
    ['generateName', metadata?.generateName, `${job.slice(0, stemLimit - suffix.length)}${suffix}`],
  ];
};

const ofOrdinal = ({ metadata, spec }: Pod, set: string, service: string | undefined): Given => {
  const { name = '', labels = {} } = metadata ?? {};
  return [
    ['label of its name', labels['statefulset.kubernetes.io/pod-name'], name],
    ['label of its ordinal', labels['apps.kubernetes.io/pod-index'], name.slice(set.length + 1)],
    ['hostname', spec?.hostname, name],
    ['subdomain', spec?.subdomain, service || undefined],
  ];
};

export const identity: LawRecord = {
  id: 'workload/identity',
  says: 'The Pod of an index of a Job, or of an ordinal of a StatefulSet, is called by it in name, hostname, labels and annotations alike',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity',
  fields: ['pod.spec.hostname', 'pod.spec.subdomain', 'pod.metadata.labels', 'pod.metadata.annotations'],
  exceptions: ['Jobs that spec.managedBy leaves to another controller'],
  record: ofPods({
    whole: true,
    judge: (step) => {
      const owner = isCreation(step) ? ownerOf(step) : undefined;
      const live = owner && step.history.objects.get(owner.uid);
      if (owner === undefined || live === undefined) return undefined;
      const { spec } = live.object as Job;
      const indexed = owner.kind === 'Job' && spec?.completionMode === 'Indexed' && !spec.managedBy;
      const given = indexed
        ? ofIndex(step.after, owner.name)
        : owner.kind === 'StatefulSet'
          ? ofOrdinal(step.after, owner.name, (live.object as StatefulSet).spec?.serviceName)
          : [];
      const wrong = given.find(([, is, wanted]) => is !== wanted);
      return wrong && `its ${wrong[0]} is ${wrong[1] ?? 'not there'}, and not ${wrong[2] ?? 'nothing'}`;
    },
  }),
  lies: [
    'the label of another index',
    'the hostname of another index',
    'the label of another ordinal',
    'the subdomain of another service',
  ],
};
