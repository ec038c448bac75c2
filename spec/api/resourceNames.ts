/** What a resource's name says about it. Documentation: "Resource Management for Pods and Containers". */

export const hugePagesPrefix = 'hugepages-';

export const isHugePages = (name: string): boolean => name.startsWith(hugePagesPrefix);

/** `cpu`, `memory` and whatever else Kubernetes itself names; not `example.com/gpu`. */
export const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');

/** Whether limits may exceed requests: native resources other than huge pages. */
export const allowsOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name);

/** The resources that `pod.spec.resources` may name. */
export const isPodLevel = (name: string): boolean => name === 'cpu' || name === 'memory' || isHugePages(name);
