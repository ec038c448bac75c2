import type { ClusterInput, ManifestObject } from '../../../models/cluster/plan/input.ts';
import { at, type Fields } from '../plainData.ts';

/** A change of manifests that may mend what is violated. */
export type Change = {
  /** `Deployment web: 2 replicas in place of 1` */
  readonly says: string;
  /** what it is about: of two changes of the same only one is made */
  readonly part: string;
  readonly apply: (input: ClusterInput) => ClusterInput;
};

export const nameOf = ({ object }: Pick<ManifestObject, 'object'>): string =>
  String(at(object, 'metadata', 'name') ?? '');

export const namespaceOf = ({ object }: Pick<ManifestObject, 'object'>): string =>
  String(at(object, 'metadata', 'namespace') || 'default');

const isSame = (one: ManifestObject, other: ManifestObject): boolean =>
  one.kind === other.kind && nameOf(one) === nameOf(other) && namespaceOf(one) === namespaceOf(other);

/** The same object edited wherever it stands, also in what it is changed to by a rollout. */
export const edited = (
  input: ClusterInput,
  target: ManifestObject,
  edit: (object: Fields) => Fields,
): ClusterInput => {
  const all = (objects: readonly ManifestObject[]): readonly ManifestObject[] =>
    objects.map((each) => (isSame(each, target) ? { ...each, object: edit(each.object) } : each));
  return { ...input, objects: all(input.objects), ...(input.changed && { changed: all(input.changed) }) };
};
