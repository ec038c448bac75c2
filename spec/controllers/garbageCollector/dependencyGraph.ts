import { foregroundFinalizer, orphanFinalizer } from '../../api/deletion/collectorFinalizers.ts';
import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import { alternateIdentity, partDependents } from './dependentsOf.ts';
import { GraphNode } from './graphNode.ts';
import {
  identityKey,
  identityOf,
  type ObjectIdentity,
  referredIdentity,
  refersTo,
  sameIdentity,
} from './objectIdentity.ts';
import { ownersDiff } from './ownersDiff.ts';

const isWaitingWith = (object: ApiObject | undefined, finalizer: string): boolean =>
  Boolean(object?.metadata?.deletionTimestamp) && (object?.metadata?.finalizers ?? []).includes(finalizer);

/** Whether an owner that has been observed, or is assumed, cannot be the one that a reference in this namespace means. */
const mayBeWrong = (
  reference: OwnerReference,
  { identity, observed }: GraphNode,
  namespace: string,
): boolean => {
  if (identity.namespace !== '' && identity.namespace !== namespace) return true;
  if (!refersTo(reference, identity)) return true;
  return identity.namespace === '' && namespace !== '' && !observed;
};

/**
 * Who owns whom, as far as the garbage collector has seen: it is told of every object that is seen or gone, and notes which
 * objects are to be looked at for it. An owner that nobody has seen is assumed to exist until it is looked for.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export class DependencyGraph {
  readonly nodes = new Map<string, GraphNode>();
  /** objects that may have to be deleted */
  readonly toDelete = new Set<GraphNode>();
  /** objects whose dependents are to be orphaned */
  readonly toOrphan = new Set<GraphNode>();
  private readonly absent = new Set<string>();

  /** Whether an owner is known not to exist. */
  isAbsent(identity: ObjectIdentity): boolean {
    return this.absent.has(identityKey(identity));
  }

  noteAbsent(identity: ObjectIdentity): void {
    this.absent.add(identityKey(identity));
  }

  /** An object was seen: as it is, and as it was seen before. */
  see(object: ApiObject, before?: ApiObject): void {
    const identity = identityOf(object);
    const owners = object.metadata?.ownerReferences ?? [];
    const beingDeleted = Boolean(object.metadata?.deletionTimestamp);
    const known = this.nodes.get(identity.uid);
    let node: GraphNode;
    if (known === undefined) {
      const deletingDependents = isWaitingWith(object, foregroundFinalizer);
      node = new GraphNode(identity, { owners, observed: true, beingDeleted, deletingDependents });
      this.nodes.set(identity.uid, node);
      this.addToOwners(node, owners);
    } else {
      node = known.observed ? known : this.observe(known, identity);
      this.changeOwners(node, owners);
      node.beingDeleted ||= beingDeleted;
    }
    const starts = (finalizer: string): boolean =>
      isWaitingWith(object, finalizer) && !isWaitingWith(before, finalizer);
    if (starts(orphanFinalizer)) this.toOrphan.add(node);
    else if (starts(foregroundFinalizer)) {
      node.deletingDependents = true;
      for (const dependent of node.dependents) this.toDelete.add(dependent);
      this.toDelete.add(node);
    }
  }

  /** An object is gone. */
  seeGone(object: ApiObject): void {
    const identity = identityOf(object);
    const known = this.nodes.get(identity.uid);
    if (known === undefined) return;
    this.remove(known.observed ? known : this.observe(known, identity), identity);
  }

  /**
   * An object was looked for under an identity and does not exist. If its dependents say that it may be something else, that is
   * looked for next; an object that was observed under another identity stays.
   */
  seeAbsent(identity: ObjectIdentity): void {
    const node = this.nodes.get(identity.uid);
    if (node === undefined) return;
    const { matching, nonmatching } = partDependents(node.dependents, identity);
    const isOther = node.observed ? !sameIdentity(node.identity, identity) : nonmatching.length > 0;
    if (!isOther) {
      this.remove(node, identity);
      return;
    }
    if (matching.length > 0) this.noteAbsent(identity);
    for (const dependent of matching) this.toDelete.add(dependent);
    if (node.observed || !sameIdentity(node.identity, identity)) return;
    const alternate = alternateIdentity(nonmatching, identity);
    if (alternate === undefined) return;
    const replacement = node.as(alternate);
    this.nodes.set(identity.uid, replacement);
    this.toDelete.add(replacement);
  }

  /** An object that was only assumed is seen; dependents that meant something else are to be looked at. */
  private observe(assumed: GraphNode, identity: ObjectIdentity): GraphNode {
    let node = assumed;
    if (!sameIdentity(assumed.identity, identity)) {
      for (const dependent of partDependents(assumed.dependents, identity).nonmatching) {
        this.toDelete.add(dependent);
      }
      node = assumed.as(identity);
      this.nodes.set(identity.uid, node);
    }
    node.observed = true;
    return node;
  }

  private addToOwners(node: GraphNode, owners: readonly OwnerReference[]): void {
    const { namespace } = node.identity;
    let isDoubtful = false;
    for (const reference of owners) {
      const known = this.nodes.get(reference.uid);
      const owner = known ?? new GraphNode(referredIdentity(reference, namespace));
      if (known === undefined) {
        this.nodes.set(reference.uid, owner);
        this.toDelete.add(owner);
      }
      owner.dependents.add(node);
      if (known !== undefined && mayBeWrong(reference, known, namespace)) isDoubtful = true;
    }
    if (isDoubtful) this.toDelete.add(node);
  }

  private changeOwners(node: GraphNode, owners: readonly OwnerReference[]): void {
    const { added, removed, unblocked, isChanged } = ownersDiff(node.owners, owners);
    if (!isChanged) return;
    for (const { uid } of unblocked) {
      const owner = this.nodes.get(uid);
      if (owner) this.toDelete.add(owner);
    }
    node.owners = owners;
    this.addToOwners(node, added);
    for (const { uid } of removed) this.nodes.get(uid)?.dependents.delete(node);
  }

  private remove(node: GraphNode, identity: ObjectIdentity): void {
    this.nodes.delete(node.identity.uid);
    for (const { uid } of node.owners) this.nodes.get(uid)?.dependents.delete(node);
    if (node.dependents.size > 0) this.noteAbsent(identity);
    for (const dependent of node.dependents) this.toDelete.add(dependent);
    for (const { uid } of node.owners) {
      const owner = this.nodes.get(uid);
      if (owner?.deletingDependents) this.toDelete.add(owner);
    }
  }
}
