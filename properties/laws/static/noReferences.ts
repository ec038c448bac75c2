import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stateLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const noReferences = stateLaw<PodOnNodeView>({
  id: 'static/no-references',
  says: 'A static Pod refers to no ServiceAccount, ConfigMap or Secret: a manifest that does is not run, and has no mirror Pod',
  source: 'Kubernetes documentation, Create static Pods, Note: static Pods cannot refer to other API objects',
  of: podOnNode,
  holds: (pod) =>
    !refers(pod) ||
    (pod.worker === 'Idle' && pod.mirrored === undefined && pod.containers.every(isUntouched)),
  witness: (pod) => refers(pod) && pod.file === 'Present',
});

const refers = (pod: PodOnNodeView): boolean => planOf(pod).apiReference !== undefined;

const isUntouched = ({ instances }: PodOnNodeView['containers'][number]): boolean => instances === 0;
