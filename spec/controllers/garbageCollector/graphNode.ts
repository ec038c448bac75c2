import type { OwnerReference } from '../../api/objects/meta.ts';
import type { ObjectIdentity } from './objectIdentity.ts';

/**
 * What the garbage collector remembers of an object. One that it knows only because others name it as their owner has not been
 * observed: it may have another name or namespace, or not exist.
 */
export class GraphNode {
  readonly identity: ObjectIdentity;
  owners: readonly OwnerReference[];
  observed: boolean;
  beingDeleted: boolean;
  /** it waits, with the finalizer for foreground deletion, until the dependents that block it are gone */
  deletingDependents: boolean;
  readonly dependents: Set<GraphNode>;

  constructor(
    identity: ObjectIdentity,
    traits: Partial<
      Pick<GraphNode, 'owners' | 'observed' | 'beingDeleted' | 'deletingDependents' | 'dependents'>
    > = {},
  ) {
    this.identity = identity;
    this.owners = traits.owners ?? [];
    this.observed = traits.observed ?? false;
    this.beingDeleted = traits.beingDeleted ?? false;
    this.deletingDependents = traits.deletingDependents ?? false;
    this.dependents = new Set(traits.dependents ?? []);
  }

  /** The same node under another identity. */
  as(identity: ObjectIdentity): GraphNode {
    return new GraphNode(identity, this);
  }

  /** The dependents that must be gone before it goes. */
  blockingDependents(): readonly GraphNode[] {
    return [...this.dependents].filter(({ owners }) =>
      owners.some(({ uid, blockOwnerDeletion }) => uid === this.identity.uid && blockOwnerDeletion === true),
    );
  }
}
