import { isGenerated } from '../../../models/recorded/asked/generatedName.ts';
import {
  limitRangerAnnotation,
  mayBeLimited,
  unaskedKey,
} from '../../../models/recorded/asked/unaskedKey.ts';
import { type LiveObject, rememberedSpecs } from '../../../models/recorded/history/liveObject.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { isCreation, ownerOf, workloadKinds } from '../../../models/recorded/workloadOf.ts';
import { unaskedField } from '../../../models/recorded/writes/podMadeFrom.ts';
import { setDefaults } from '../../../spec/api/create.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { Pod, PodSpec, PodTemplateSpec } from '../../../spec/api/objects/core.ts';
import type { OwnerReference } from '../../../spec/api/objects/meta.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const jobTracking = 'batch.kubernetes.io/job-tracking';

/** Labels and annotations that controllers add to those of their templates. */
const addedBy: { readonly [kind: string]: readonly string[] } = {
  ReplicaSet: [],
  StatefulSet: [
    'controller-revision-hash',
    'statefulset.kubernetes.io/pod-name',
    'apps.kubernetes.io/pod-index',
  ],
  DaemonSet: ['controller-revision-hash', 'pod-template-generation'],
  Job: [
    'batch.kubernetes.io/job-completion-index',
    'batch.kubernetes.io/job-index-failure-count',
    'batch.kubernetes.io/job-index-ignored-failure-count',
  ],
};

const templateOf = (spec: unknown): PodTemplateSpec | undefined =>
  (spec as { template?: PodTemplateSpec } | undefined)?.template;

const completed = new WeakMap<PodSpec, PodSpec>();

/** The spec of a template with the defaults that it gets as a Pod's. */
const completeSpec = (spec: PodSpec): PodSpec => {
  const known = completed.get(spec);
  if (known !== undefined) return known;
  const pod: Pod = { metadata: {}, spec: structuredClone(spec) };
  setDefaults('pods', pod);
  completed.set(spec, pod.spec ?? spec);
  return pod.spec ?? spec;
};

/** What of a Pod is not from the template of its controller. */
const foreignField = (
  pod: Pod,
  template: PodTemplateSpec,
  owner: OwnerReference,
  { object }: LiveObject,
  history: TraceHistory,
): string | undefined => {
  const { kind } = owner;
  const added = (key: string): boolean =>
    (addedBy[kind] ?? []).includes(key) ||
    key === limitRangerAnnotation ||
    key.startsWith('topology.kubernetes.io/');
  const [wanted, made] = [template.metadata, pod.metadata];
  const label = unaskedKey(wanted?.labels, made?.labels, added);
  if (label !== undefined) return `the label ${label}`;
  const annotation = unaskedKey(wanted?.annotations, made?.annotations, added);
  if (annotation !== undefined) return `the annotation ${annotation}`;
  const finalizers = [...(wanted?.finalizers ?? []), ...(kind === 'Job' ? [jobTracking] : [])];
  if (finalizers.join() !== (made?.finalizers ?? []).join()) return 'metadata.finalizers';
  if (template.spec === undefined || pod.spec === undefined) return undefined;
  return unaskedField(completeSpec(template.spec), pod.spec, {
    controller: kind,
    indexed: kind === 'Job' && (object as Job).spec?.completionMode === 'Indexed',
    limitRange: mayBeLimited(history, pod),
  });
};

/** The name of a controller, as much of it as fits before what is made up. */
const longestStem = 50;

const misnamed = ({ metadata }: Pod, owner: OwnerReference): boolean => {
  const { name = '', generateName } = metadata ?? {};
  if (owner.kind === 'StatefulSet') return name.replace(/\d+$/, '') !== `${owner.name}-`;
  if (generateName === undefined || !isGenerated(name, generateName)) return true;
  return !generateName.startsWith(owner.name.slice(0, longestStem));
};

export const template: LawRecord = {
  id: 'workload/template',
  says: 'A Pod that a controller creates is what its template says, with a name made from that of the controller; admission adds what the template is silent about',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates',
  fields: [
    'replicaset.spec.template',
    'statefulset.spec.template',
    'daemonset.spec.template',
    'job.spec.template',
    'pod.metadata.generateName',
  ],
  exceptions: ['identity, claims, index and node, which controllers give to each Pod'],
  record: ofPods({
    whole: true,
    showsLess: [
      'which template a controller saw: an older one of a StatefulSet or DaemonSet, or one of a little while ago',
    ],
    judge: (step) => {
      const owner = ownerOf(step);
      if (owner === undefined || !isCreation(step) || workloadKinds[owner.kind] === undefined)
        return undefined;
      const { after, history } = step;
      if (misnamed(after, owner)) {
        return `it is called ${after.metadata?.name}; Pods of ${owner.name} have names that begin with its own`;
      }
      if (!owner.blockOwnerDeletion)
        return `its reference to ${owner.name} does not block the deletion of that`;
      const live = history.objects.get(owner.uid);
      if (live === undefined) return undefined;
      let first: string | undefined;
      for (const spec of rememberedSpecs(live)) {
        const template = templateOf(spec);
        const foreign = template && foreignField(after, template, owner, live, history);
        if (foreign === undefined) return undefined;
        first ??= foreign;
      }
      return `${first} is not that of the template of ${owner.name}`;
    },
  }),
  lies: ['a Pod of another template', 'a restart policy that does not exist'],
};
