import { foregroundFinalizer } from '../../api/deletion/collectorFinalizers.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import { type Collector, kindOf, readLive } from './collector.ts';
import type { GraphNode } from './graphNode.ts';
import { referredIdentity } from './objectIdentity.ts';

export type ClassifiedReferences =
  | {
      readonly kind: 'classified';
      /** owners that exist and keep what they own */
      readonly solid: readonly OwnerReference[];
      /** owners that do not exist */
      readonly dangling: readonly OwnerReference[];
      /** owners that wait for their dependents to be deleted */
      readonly waiting: readonly OwnerReference[];
    }
  /** an owner's kind is not served, or an object of the cluster names an owner in a namespace */
  | { readonly kind: 'unknown' | 'misplaced' };

type Owner = 'solid' | 'dangling' | 'waiting' | 'unknown' | 'misplaced';

/** How an owner is: by what is known to be absent, or else as the API has it now. */
const ownerOf = (collector: Collector, reference: OwnerReference, { identity }: GraphNode): Owner => {
  const ofCluster = referredIdentity(reference, '');
  const inNamespace = referredIdentity(reference, identity.namespace);
  const { graph } = collector;
  if (graph.isAbsent(ofCluster) || graph.isAbsent(inNamespace)) return 'dangling';
  const live = readLive(collector, inNamespace);
  if (live.kind === 'unknown' || live.kind === 'misplaced') return live.kind;
  if (live.kind === 'found' && (live.object.metadata?.uid ?? '') === reference.uid) {
    const { deletionTimestamp, finalizers = [] } = live.object.metadata ?? {};
    return deletionTimestamp && finalizers.includes(foregroundFinalizer) ? 'waiting' : 'solid';
  }
  graph.noteAbsent(kindOf(collector, reference)?.isNamespaced ? inNamespace : ofCluster);
  return 'dangling';
};

/** Which of the owners that an object names exist, wait for it to be gone, or are gone themselves. */
export const classifyReferences = (
  collector: Collector,
  item: GraphNode,
  references: readonly OwnerReference[],
): ClassifiedReferences => {
  const classes: Record<'solid' | 'dangling' | 'waiting', OwnerReference[]> = {
    solid: [],
    dangling: [],
    waiting: [],
  };
  for (const reference of references) {
    const owner = ownerOf(collector, reference, item);
    if (owner === 'unknown' || owner === 'misplaced') return { kind: owner };
    classes[owner].push(reference);
  }
  return { kind: 'classified', ...classes };
};
