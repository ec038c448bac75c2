import type { DeleteOptions } from './deleteOptions.ts';

/** The finalizer with which an object waits until the collector has taken it off its dependents. */
export const orphanFinalizer = 'orphan';
/** The finalizer with which an object waits until the collector has deleted the dependents that block it. */
export const foregroundFinalizer = 'foregroundDeletion';

/** How the dependents of a deleted object are dealt with. */
export type PropagationPolicy = 'Orphan' | 'Foreground' | 'Background';

const isForCollector = (finalizer: string): boolean =>
  finalizer === orphanFinalizer || finalizer === foregroundFinalizer;

/** What the request says, else the finalizers that the object has, else that dependents go afterwards. */
export const propagationOf = (finalizers: readonly string[], options: DeleteOptions): PropagationPolicy => {
  if (options.orphanDependents !== undefined) return options.orphanDependents ? 'Orphan' : 'Background';
  const asked = options.propagationPolicy;
  if (asked === 'Orphan' || asked === 'Foreground' || asked === 'Background') return asked;
  const first = finalizers.find(isForCollector);
  if (first === undefined) return 'Background';
  return first === orphanFinalizer ? 'Orphan' : 'Foreground';
};

/**
 * The finalizers of an object once a delete request is made: its own, and the one by which the garbage collector knows how
 * to deal with the dependents.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const finalizersOnDelete = (finalizers: readonly string[], options: DeleteOptions): string[] => {
  const others = finalizers.filter((finalizer) => !isForCollector(finalizer));
  const propagation = propagationOf(finalizers, options);
  if (propagation === 'Orphan') return [...others, orphanFinalizer];
  return propagation === 'Foreground' ? [...others, foregroundFinalizer] : others;
};
