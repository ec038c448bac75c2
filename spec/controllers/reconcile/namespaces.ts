import { jsonText } from '../../api/jsonText.ts';
import type { Namespace, Pod } from '../../api/objects/core.ts';
import type { ObjectMeta } from '../../api/objects/meta.ts';
import type { BoundPod } from '../../kubelet/boundPod.ts';
import { deletePodObject } from '../../kubelet/termination/deletePodObject.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { acceptsAll } from '../common/apiCalls.ts';
import { deleteNamespace } from '../namespaceDeletion/deleteNamespace.ts';
import type { NamespacedResource } from '../namespaceDeletion/namespaceView.ts';
import type { ClusterObjects } from './clusterObjects.ts';
import type { ReconciliationOf } from './reconciliation.ts';
import { guessedResource } from './resourceName.ts';

/** An object of a namespace: `left` is what is still there of it once it is deleted. */
export type NamespaceContent = {
  readonly kind: string;
  readonly resource: NamespacedResource;
  readonly metadata: ObjectMeta;
  readonly left: ObjectMeta | undefined;
};

/** Every kind that Kubernetes serves in namespaces can be deleted and listed as a whole. */
const verbs = ['delete', 'deletecollection', 'list'];

const resourceOf = ({ apiVersion, kind }: ReadObject): NamespacedResource => {
  const slash = apiVersion.indexOf('/');
  const group = apiVersion.slice(0, Math.max(0, slash));
  return { group, version: apiVersion.slice(slash + 1), resource: guessedResource(kind), verbs };
};

/** What is asked of an object of any kind: its name, its namespace and its finalizers. */
const metadataOf = ({ object }: ReadObject): ObjectMeta => {
  const metadata = JSON.parse(jsonText(object.metadata ?? {})) as { readonly [field: string]: unknown };
  const { name, namespace, finalizers } = metadata;
  return {
    name: typeof name === 'string' ? name : '',
    namespace: typeof namespace === 'string' ? namespace : '',
    finalizers: Array.isArray(finalizers) ? finalizers.filter((each) => typeof each === 'string') : [],
  };
};

/** What is left of a Pod that is deleted: it has its grace period, unless it has nothing to stop. */
const leftOfPod = (pod: Pod, now: number): ObjectMeta | undefined => {
  const deletion = deletePodObject(pod as BoundPod, {}, now / 1000);
  if (deletion.kind === 'removed') return undefined;
  return deletion.kind === 'marked' ? deletion.object.metadata : pod.metadata;
};

const contentOf = (
  read: ReadObject,
  { pods }: ClusterObjects,
  now: number,
): Omit<NamespaceContent, 'kind' | 'resource'> => {
  const metadata = metadataOf(read);
  const isSame = (pod: Pod): boolean =>
    pod.metadata?.name === metadata.name && pod.metadata?.namespace === metadata.namespace;
  const pod = read.kind === 'Pod' ? pods.find(isSame) : undefined;
  if (pod) return { metadata, left: leftOfPod(pod, now) };
  return { metadata, left: (metadata.finalizers ?? []).length > 0 ? metadata : undefined };
};

const reconcileNamespace = (
  namespace: Namespace,
  objects: ClusterObjects,
  read: readonly ReadObject[],
  now: number,
): ReconciliationOf<'namespace'> => {
  const name = namespace.metadata?.name;
  const content: readonly NamespaceContent[] = read
    .filter((each) => metadataOf(each).namespace === name)
    .map((each) => ({ kind: each.kind, resource: resourceOf(each), ...contentOf(each, objects, now) }));
  const resources = new Map(
    content.map(({ resource }) => [`${resource.group}/${resource.version}/${resource.resource}`, resource]),
  );
  const view = {
    now,
    namespace,
    resources: [...resources.values()],
    pods: {
      found: true,
      items: objects.pods.filter(({ metadata }) => metadata?.namespace === name),
    } as const,
    list: ({ group, resource }: NamespacedResource) => ({
      found: true as const,
      items: content.flatMap(({ resource: of, left }) =>
        left && of.group === group && of.resource === resource ? [left] : [],
      ),
    }),
    answers: acceptsAll,
  };
  return { controller: 'namespace', view, content, pass: deleteNamespace(view) };
};

/** Whether an object is in a Namespace that is being deleted. */
export const isBeingEmptied = ({ namespaces }: ClusterObjects, read: ReadObject): boolean => {
  const { namespace } = metadataOf(read);
  return namespaces.some(({ metadata }) => metadata?.deletionTimestamp && metadata.name === namespace);
};

/** What is deleted next of the Namespaces that are being deleted. Others need nobody. */
export const reconcileNamespaces = (
  objects: ClusterObjects,
  read: readonly ReadObject[],
  now: number,
): readonly ReconciliationOf<'namespace'>[] =>
  objects.namespaces
    .filter(({ metadata }) => metadata?.deletionTimestamp)
    .map((namespace) => reconcileNamespace(namespace, objects, read, now));
