import { labelKeyProblems } from './labelSyntax.ts';

/**
 * What a resource's name says about it.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */

const hugePagesPrefix = 'hugepages-';

/** `hugepages-2Mi` and the like. */
export const isHugePages = (name: string): boolean => name.startsWith(hugePagesPrefix);

/** `cpu`, `memory` and whatever else Kubernetes itself names; not `example.com/gpu`. */
export const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');

/** Whether limits may exceed requests: native resources other than huge pages. */
export const allowsOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name);

/** The resources that `pod.spec.resources` may name. */
export const isPodLevel = (name: string): boolean => name === 'cpu' || name === 'memory' || isHugePages(name);

const standardForContainers: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** Resources that every container may ask for: CPU, memory, ephemeral storage and huge pages. */
export const isStandardForContainers = (name: string): boolean =>
  standardForContainers.has(name) || isHugePages(name);

const counted = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const countedNames: ReadonlySet<string> = new Set(counted);

const standard: ReadonlySet<string> = new Set([
  ...standardForContainers,
  ...counted,
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'storage',
  'requests.storage',
]);

/** Names that Kubernetes itself gives a meaning, quotas included. */
export const isStandard = (name: string): boolean =>
  standard.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-');

/** A resource of a node that Kubernetes only counts, such as `example.com/gpu`. */
export const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith('requests.') && labelKeyProblems(`requests.${name}`).length === 0;

/** Resources that come in whole numbers. */
export const isInteger = (name: string): boolean => countedNames.has(name) || isExtended(name);
