import { allContainers } from '../api/containers.ts';
import type { AnyContainer } from '../api/objects/anyContainer.ts';
import type { PodSpec } from '../api/objects/core.ts';
import type { ObjectMeta } from '../api/objects/meta.ts';

/** Why a check forbids a Pod, in the words of the Pod Security admission plugin. */
export type Violation = { readonly reason: string; readonly detail: string };

/** Undefined if the check has nothing against the Pod. */
export type Decide = (spec: PodSpec, metadata: ObjectMeta | undefined) => Violation | undefined;

export type CheckLevel = 'baseline' | 'restricted';

/**
 * One control of the Pod Security Standards. Its rule may have changed: `since` are the minor versions of
 * Kubernetes v1 from which on each rule holds, in increasing order.
 */
export type Check = {
  readonly id: string;
  readonly level: CheckLevel;
  readonly versions: readonly { readonly since: number; readonly decide: Decide }[];
  /** the checks of the baseline level that this one replaces at the restricted level */
  readonly overrides?: readonly string[];
};

/** The names of the containers of which something holds, in the Pod's order. */
export const namesOf = (spec: PodSpec, holds: (container: AnyContainer) => boolean): readonly string[] =>
  allContainers(spec)
    .filter(holds)
    .map(({ name }) => name);

/** `"a", "b"` */
export const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(', ');

/** One or several. */
export const plural = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

/** `container "a"`, `containers "a", "b"` */
export const containersText = (names: readonly string[]): string =>
  `${plural(names.length, 'container')} ${quoted(names)}`;

/** Each value once, in alphabetical order. */
export const distinct = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();

/** Who says something wrong: the Pod itself, some containers, or both. */
export const setters = (pod: boolean, containers: readonly string[]): string | undefined => {
  const parts = [...(pod ? ['pod'] : []), ...(containers.length > 0 ? [containersText(containers)] : [])];
  return parts.length === 0 ? undefined : parts.join(' and ');
};

/** The Pod says that its nodes run Windows. */
export const isWindows = (spec: PodSpec): boolean => spec.os?.name === 'windows';

/** Root in a user namespace is nobody on the node. */
export const hasUserNamespace = (spec: PodSpec): boolean => spec.hostUsers === false;

/** A rule that does not hold for some Pods. */
export const unless =
  (exempt: (spec: PodSpec) => boolean, decide: Decide): Decide =>
  (spec, metadata) =>
    exempt(spec) ? undefined : decide(spec, metadata);
