import { orphanFinalizer } from '../../api/deletion/collectorFinalizers.ts';
import type { Collector, Worked } from './collector.ts';
import { removeFinalizer, removeOwners } from './collectorWrites.ts';
import type { GraphNode } from './graphNode.ts';

/**
 * Orphans the dependents of an object that is being deleted: the object is taken off their owners, and only then loses the
 * finalizer that holds it. A dependent that is gone is no error.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents
 */
export const attemptToOrphan = (collector: Collector, owner: GraphNode): Worked => {
  const errors = [...owner.dependents]
    .map((dependent) => removeOwners(collector, dependent, [owner.identity.uid]))
    .filter((error) => error !== undefined && error.reason !== 'NotFound');
  if (errors.length > 0) return 'requeue';
  return removeFinalizer(collector, owner, orphanFinalizer) ? 'requeue' : 'forget';
};
