import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const noReferences: LawRecord = {
  id: 'static/no-references',
  says: 'A static Pod refers to no ServiceAccount, ConfigMap or Secret: a manifest that does is not run, and has no mirror Pod',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
  fields: [
    'pod.metadata.annotations',
    'pod.spec.serviceAccountName',
    'pod.spec.imagePullSecrets',
    ...inContainers('envFrom'),
    ...inContainers('env.valueFrom'),
    ...['secret', 'configMap', 'projected', 'persistentVolumeClaim'].map(
      (kind) => `pod.spec.volumes.${kind}`,
    ),
  ],
  model: everyState<PodOnNodeView>({
    of: podOnNode,
    holds: (pod) =>
      !refers(pod) ||
      (pod.worker === 'Idle' && pod.mirrored === undefined && pod.containers.every(isUntouched)),
    witness: (pod) => refers(pod) && pod.file === 'Present',
  }),
  mutants: ['references-of-static-pods-ignored'],
};

const refers = (pod: PodOnNodeView): boolean => planOf(pod).apiReference !== undefined;

const isUntouched = ({ instances }: PodOnNodeView['containers'][number]): boolean => instances === 0;
