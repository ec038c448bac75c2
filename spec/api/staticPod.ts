import { apiReference } from './admission/references.ts';
import { parseJsonFast } from './decode/fastJson.ts';
import { decodeObject } from './decode/object.ts';
import { setPodDefaults } from './defaults/pod.ts';
import { type KubernetesVersion, kubernetes136 } from './kubernetesVersion.ts';
import type { Pod, Toleration } from './objects/core.ts';
import type { Draft } from './objects/draft.ts';
import { resourceType } from './resourceTypes.ts';
import { fieldErrorText } from './validation/fieldError.ts';
import { validatePodCreate } from './validation/pod.ts';

/** A static Pod as its kubelet runs it, or why the manifest is none. */
export type StaticPod =
  | { readonly valid: true; readonly pod: Pod }
  | { readonly valid: false; readonly reason: string };

export type StaticPodSource = {
  /** the manifest: JSON text */
  readonly manifest: string;
  /** where it lies: in a directory of the node, or at a URL */
  readonly from: 'file' | 'http';
  /** the node whose kubelet reads it */
  readonly nodeName: string;
  /** what the kubelet makes of the manifest's content; the UID of a Pod that brings none */
  readonly hash: string;
};

/** Problems of a node are no reason to take a static Pod from it: nothing would bring it back. */
const staysOnNode: Toleration = { operator: 'Exists', effect: 'NoExecute' };

const isForEveryTaint = ({ key, operator, effect, tolerationSeconds }: Toleration): boolean =>
  !key && operator === 'Exists' && effect === 'NoExecute' && tolerationSeconds === undefined;

const refused = (reason: string): StaticPod => ({ valid: false, reason });

/** What the kubelet says of the Pod before it validates it. */
const settle = (pod: Draft<Pod>, { from, nodeName, hash }: StaticPodSource): void => {
  const metadata = { ...pod.metadata };
  metadata.uid ||= hash;
  metadata.name = `${metadata.name}-${nodeName.toLowerCase()}`;
  metadata.namespace ||= 'default';
  metadata.annotations = {
    ...metadata.annotations,
    'kubernetes.io/config.hash': metadata.uid,
    'kubernetes.io/config.source': from,
  };
  pod.metadata = metadata;
  const spec = pod.spec ?? { containers: [] };
  spec.nodeName = nodeName;
  if (from === 'file' && !(spec.tolerations ?? []).some(isForEveryTaint)) {
    spec.tolerations = [...(spec.tolerations ?? []), staysOnNode];
  }
  pod.spec = spec;
  pod.status = { ...pod.status, phase: 'Pending' };
};

/**
 * A kubelet reads the manifest of a static Pod: the Pod is bound to the kubelet's node, whose name ends the Pod's, and
 * is known by the hash of its manifest. It may need nothing that only the API can give. Admission does not see it;
 * fields that the API does not have are ignored.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const staticPod = (source: StaticPodSource, version: KubernetesVersion = kubernetes136): StaticPod => {
  const parsed = parseJsonFast(source.manifest);
  if (!parsed.valid) return refused(parsed.reason);
  const { object, typeErrors } = decodeObject(resourceType('pods').shape, parsed.value);
  const [wrong] = typeErrors;
  if (wrong !== undefined) return refused(`${wrong.path}: ${wrong.message}`);
  if (object.kind !== 'Pod' || object.apiVersion !== 'v1')
    return refused('invalid pod: not a Pod of version v1');
  const pod = object as Draft<Pod>;
  if (!pod.metadata?.name) return refused('invalid pod: name is needed for the pod');
  setPodDefaults(pod as Pod);
  settle(pod, source);
  const errors = validatePodCreate(pod as Pod, version);
  if (errors.length > 0) return refused(`invalid pod: ${errors.map(fieldErrorText).join(', ')}`);
  const reference = apiReference(pod as Pod);
  if (reference !== undefined) return refused(`static pods may not reference ${reference}`);
  return { valid: true, pod: pod as Pod };
};
