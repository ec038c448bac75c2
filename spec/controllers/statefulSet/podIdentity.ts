import type { StatefulSet } from '../../api/objects/apps.ts';
import type { Pod, PodTemplateSpec } from '../../api/objects/core.ts';
import { controllerReference, statefulSetKind } from '../common/ownerReferences.ts';
import { membershipOf, ordinalOf, podNameFor } from './ordinals.ts';
import { withStorage } from './podStorage.ts';

const podNameLabel = 'statefulset.kubernetes.io/pod-name';
const podIndexLabel = 'apps.kubernetes.io/pod-index';
const revisionLabel = 'controller-revision-hash';

/** The revision of a Pod: the name of the ControllerRevision that it was made of. */
export const podRevision = ({ metadata }: Pod): string => metadata?.labels?.[revisionLabel] ?? '';

/** Whether a Pod has the name, the namespace and the label that its ordinal gives it. */
export const identityMatches = (set: StatefulSet, pod: Pod): boolean => {
  const { parent, ordinal } = membershipOf(pod);
  const name = pod.metadata?.name;
  return (
    ordinal !== undefined &&
    parent === set.metadata?.name &&
    name === podNameFor(set, ordinal) &&
    pod.metadata?.namespace === set.metadata?.namespace &&
    pod.metadata?.labels?.[podNameLabel] === name
  );
};

/** The Pod with its name, namespace and labels put right. */
export const withIdentity = (set: StatefulSet, pod: Pod): Pod => {
  const ordinal = ordinalOf(pod) ?? -1;
  const name = podNameFor(set, ordinal);
  const labels = { ...pod.metadata?.labels, [podNameLabel]: name, [podIndexLabel]: String(ordinal) };
  return { ...pod, metadata: { ...pod.metadata, name, namespace: set.metadata?.namespace ?? '', labels } };
};

/** A Pod that is yet to be created: of this template and revision, with this ordinal. */
export const newPod = (
  set: StatefulSet,
  template: PodTemplateSpec,
  revision: string,
  ordinal: number,
): Pod => {
  const { labels, annotations, finalizers } = template.metadata ?? {};
  const name = podNameFor(set, ordinal);
  const bare: Pod = {
    metadata: {
      name,
      labels: { ...labels, [revisionLabel]: revision },
      ...(annotations ? { annotations } : {}),
      ...(finalizers ? { finalizers } : {}),
      ownerReferences: [controllerReference(set, statefulSetKind)],
    },
    spec: { containers: [], ...template.spec, hostname: name, subdomain: set.spec?.serviceName ?? '' },
  };
  return withStorage(set, withIdentity(set, bare));
};
