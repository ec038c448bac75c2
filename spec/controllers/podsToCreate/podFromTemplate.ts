import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { Pod, PodTemplateSpec } from '../../api/objects/core.ts';
import type { ObjectMeta } from '../../api/objects/meta.ts';

/**
 * The Pod that a controller creates from a template: its labels and annotations, its specification, and the
 * controller as the owner.
 *
 * @param name unlike the real one it is not random where the API server would make it up
 */
export const podFromTemplate = (
  template: PodTemplateSpec | undefined,
  { apiVersion = '', kind = '', metadata = {} }: ApiObject,
  name: string,
): Pod => {
  const { labels, annotations, finalizers } = template?.metadata ?? {};
  const owner = {
    apiVersion,
    kind,
    name: metadata.name ?? '',
    uid: metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
  const made: ObjectMeta = {
    name,
    namespace: metadata.namespace || 'default',
    labels: { ...labels },
    annotations: { ...annotations },
    ...(finalizers && { finalizers }),
    ownerReferences: [owner],
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: made,
    spec: { ...(template?.spec ?? { containers: [] }) },
  };
};
