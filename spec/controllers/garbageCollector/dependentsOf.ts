import { byText } from '../../api/byText.ts';
import type { GraphNode } from './graphNode.ts';
import { identityKey, type ObjectIdentity, referredIdentity, refersTo } from './objectIdentity.ts';

export type PartedDependents = {
  /** those that name the owner as it is */
  readonly matching: readonly GraphNode[];
  /** those that name it otherwise, or are in another namespace; one may do both */
  readonly nonmatching: readonly GraphNode[];
};

/** Which dependents mean this owner, and which something else with its UID. */
export const partDependents = (dependents: Iterable<GraphNode>, owner: ObjectIdentity): PartedDependents => {
  const matching: GraphNode[] = [];
  const nonmatching: GraphNode[] = [];
  for (const dependent of dependents) {
    const isElsewhere = owner.namespace !== '' && owner.namespace !== dependent.identity.namespace;
    const references = dependent.owners.filter(({ uid }) => uid === owner.uid);
    if (!isElsewhere && references.some((reference) => refersTo(reference, owner))) matching.push(dependent);
    if (isElsewhere || references.some((reference) => !refersTo(reference, owner)))
      nonmatching.push(dependent);
  }
  return { matching, nonmatching };
};

/** Kinds before namespaces, namespaces before names. */
const byIdentity = (a: ObjectIdentity, b: ObjectIdentity): number =>
  byText(a.kind, b.kind) ||
  byText(a.apiVersion, b.apiVersion) ||
  byText(a.namespace, b.namespace) ||
  byText(a.name, b.name);

/**
 * What else an owner that is known to be absent under one identity may be, by what its dependents say: the first in order after
 * that one, or else the first.
 */
export const alternateIdentity = (
  dependents: readonly GraphNode[],
  absent: ObjectIdentity,
): ObjectIdentity | undefined => {
  const others = new Map<string, ObjectIdentity>();
  for (const { owners, identity } of dependents) {
    for (const reference of owners) {
      if (reference.uid !== absent.uid) continue;
      const isSame = refersTo(reference, absent);
      if (isSame && (absent.namespace === '' || absent.namespace === identity.namespace)) continue;
      const isOfCluster =
        absent.namespace === '' &&
        reference.apiVersion === absent.apiVersion &&
        reference.kind === absent.kind;
      const other = referredIdentity(reference, isOfCluster ? '' : identity.namespace);
      others.set(identityKey(other), other);
    }
  }
  others.delete(identityKey(absent));
  const ordered = [...others.values()].toSorted(byIdentity);
  return ordered.find((other) => byIdentity(absent, other) < 0) ?? ordered[0];
};
