import { deepEqual } from '../../deepEqual.ts';
import type {
  Affinity,
  Container,
  NodeAffinity,
  NodeSelectorTerm,
  Pod,
  PodSpec,
  Toleration,
} from '../../objects/core.ts';
import { equalAs, equalField } from '../../semanticEqual.ts';
import { checkImageSpace } from '../containers/containers.ts';
import { type FieldErrors, forbidden, invalid, required } from '../fieldError.ts';
import { checkObjectMetaUpdate } from '../metadata.ts';
import { mustBeBetween } from '../names.ts';
import type { PodValidationOptions } from '../options.ts';
import { Path } from '../path.ts';
import { checkPod } from '../pod.ts';
import { checkTolerations } from '../scheduling/tolerations.ts';
import { checkPodAnnotationsUpdate } from './annotations.ts';

const updatable = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',');

const maxInt32 = 2 ** 31 - 1;

/** False if containers were added or removed: nothing more is judged then. */
const checkImages = (
  next: readonly Container[] = [],
  old: readonly Container[] = [],
  path: Path,
  errors: FieldErrors,
): boolean => {
  if (next.length !== old.length) {
    errors.push(forbidden(path, 'pod updates may not add or remove containers'));
    return false;
  }
  for (const [index, container] of next.entries()) {
    if (!container.image) errors.push(required(path.index(index).child('image')));
    checkImageSpace(container, path.index(index), errors);
  }
  return true;
};

/** A deadline may come and be brought forward; it may not go. False if nothing more is judged. */
const checkDeadline = (next: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): boolean => {
  const { activeDeadlineSeconds: after } = next;
  const { activeDeadlineSeconds: before } = old;
  if (after === undefined) {
    if (before !== undefined) {
      errors.push(invalid(path, null, 'must not update from a positive integer to nil value'));
    }
    return true;
  }
  if (after < 0 || after > maxInt32) {
    errors.push(invalid(path, after, mustBeBetween(0, maxInt32)));
    return false;
  }
  if (before !== undefined && before < after) {
    errors.push(invalid(path, after, 'must be less than or equal to previous value'));
    return false;
  }
  return true;
};

const withoutSeconds = ({
  tolerationSeconds: _,
  ...toleration
}: Toleration): Omit<Toleration, 'tolerationSeconds'> => toleration;

const checkOnlyAddedTolerations = (
  next: readonly Toleration[] = [],
  old: readonly Toleration[] = [],
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const kept = old.every((toleration) =>
    next.some((other) => deepEqual(withoutSeconds(other), withoutSeconds(toleration))),
  );
  if (kept) checkTolerations(next, path, options, errors);
  else errors.push(forbidden(path, 'existing toleration can not be modified except its tolerationSeconds'));
};

const checkOnlyRemovedGates = (next: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): void => {
  const before = new Set((old.schedulingGates ?? []).map(({ name }) => name));
  const added = new Map((next.schedulingGates ?? []).map(({ name }, index) => [name, index]));
  for (const [name, index] of added) {
    if (before.has(name)) continue;
    const detail = `only deletion is allowed, but found new scheduling gate '${name}'`;
    errors.push(forbidden(path.index(index).child('name'), detail));
  }
};

const hard = 'requiredDuringSchedulingIgnoredDuringExecution';

const onlyAdds = (next: NodeSelectorTerm, old: NodeSelectorTerm): boolean => {
  const count = (term: NodeSelectorTerm) =>
    (term.matchExpressions ?? []).length + (term.matchFields ?? []).length;
  if (count(old) === 0) return count(next) === 0;
  return (['matchExpressions', 'matchFields'] as const).every((field) => {
    const before = old[field] ?? [];
    const after = next[field] ?? [];
    return equalField('core.NodeSelectorTerm', field, after.slice(0, before.length), before);
  });
};

const checkNodeAffinityMutation = (
  next: NodeAffinity | undefined,
  old: NodeAffinity | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const before = old?.[hard]?.nodeSelectorTerms;
  if (before === undefined) return;
  const after = next?.[hard]?.nodeSelectorTerms ?? [];
  const at = path.child(hard).child('nodeSelectorTerms');
  if (before.length > 0 && before.length !== after.length) {
    const detail = 'no additions/deletions to non-empty NodeSelectorTerms list are allowed';
    errors.push(invalid(at, after, detail));
    return;
  }
  for (const [index, term] of before.entries()) {
    const changed = after[index] ?? {};
    if (onlyAdds(changed, term)) continue;
    errors.push(invalid(at.index(index), changed, 'only additions are allowed (no mutations or deletions)'));
  }
};

/** The affinity as it would be had its node affinity not changed. */
const withOldNodeAffinity = (next: Affinity | undefined, old: Affinity | undefined): Affinity | undefined => {
  const before = old?.nodeAffinity;
  if (next === undefined) return before === undefined ? undefined : { nodeAffinity: before };
  if (old === undefined && next.podAffinity === undefined && next.podAntiAffinity === undefined)
    return undefined;
  const { nodeAffinity: _, ...others } = next;
  return before === undefined ? others : { ...others, nodeAffinity: before };
};

/**
 * While scheduling gates hold a Pod back, where it may run can be narrowed down.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
const allowNarrowing = (munged: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): PodSpec => {
  const allowed = { ...munged };
  if (!equalField('core.PodSpec', 'nodeSelector', munged.nodeSelector, old.nodeSelector)) {
    const kept = Object.entries(old.nodeSelector ?? {}).every(
      ([key, value]) => munged.nodeSelector?.[key] === value,
    );
    if (!kept) {
      const detail = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)';
      errors.push(invalid(path.child('nodeSelector'), munged.nodeSelector, detail));
    }
    allowed.nodeSelector = old.nodeSelector;
  }
  const [after, before] = [munged.affinity?.nodeAffinity, old.affinity?.nodeAffinity];
  if (!equalField('core.Affinity', 'nodeAffinity', after, before)) {
    checkNodeAffinityMutation(after, before, path.child('affinity').child('nodeAffinity'), errors);
    allowed.affinity = withOldNodeAffinity(munged.affinity, old.affinity);
  }
  return allowed;
};

const withOldImages = (next: readonly Container[] = [], old: readonly Container[] = []): Container[] =>
  next.map((container, index) => ({ ...container, image: old[index]?.image }));

/** The new specification with everything that may change put back. */
const withoutAllowedChanges = (next: PodSpec, old: PodSpec): PodSpec => {
  const { terminationGracePeriodSeconds: grace } = old;
  const shortened = grace !== undefined && grace < 0 && next.terminationGracePeriodSeconds === 1;
  return {
    ...next,
    containers: withOldImages(next.containers, old.containers),
    initContainers: withOldImages(next.initContainers, old.initContainers),
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    schedulingGates: old.schedulingGates,
    tolerations: old.tolerations,
    ...(shortened ? { terminationGracePeriodSeconds: grace } : {}),
  };
};

/**
 * What may change in a Pod: images, an earlier deadline, more tolerations, fewer scheduling gates; and where it
 * may run while it is gated.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
export const checkPodUpdate = (
  next: Pod,
  old: Pod,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const metaPath = Path.of('metadata');
  const path = Path.of('spec');
  const after = next.spec ?? { containers: [] };
  const before = old.spec ?? { containers: [] };
  checkObjectMetaUpdate(next.metadata ?? {}, old.metadata ?? {}, metaPath, errors);
  checkPod(next, options, errors);
  checkPodAnnotationsUpdate(next, old, metaPath.child('annotations'), options, errors);
  if (!checkImages(after.containers, before.containers, path.child('containers'), errors)) return;
  if (!checkImages(after.initContainers, before.initContainers, path.child('initContainers'), errors)) return;
  if (!checkDeadline(after, before, path.child('activeDeadlineSeconds'), errors)) return;
  checkOnlyAddedTolerations(
    after.tolerations,
    before.tolerations,
    path.child('tolerations'),
    options,
    errors,
  );
  checkOnlyRemovedGates(after, before, path.child('schedulingGates'), errors);
  if (equalAs('core.PodSpec', after, before)) return;
  let munged = withoutAllowedChanges(after, before);
  if ((before.schedulingGates ?? []).length > 0) munged = allowNarrowing(munged, before, path, errors);
  if (equalAs('core.PodSpec', munged, before)) return;
  errors.push(forbidden(path, `pod updates may not change fields other than ${updatable}`));
};

/**
 * Ephemeral containers may be added; those that are there stay as they are.
 * https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 */
export const checkEphemeralContainersUpdate = (
  next: Pod,
  old: Pod,
  options: PodValidationOptions,
): FieldErrors => {
  const errors: FieldErrors = [];
  const metaPath = Path.of('metadata');
  checkObjectMetaUpdate(next.metadata ?? {}, old.metadata ?? {}, metaPath, errors);
  checkPod(next, options, errors);
  checkPodAnnotationsUpdate(next, old, metaPath.child('annotations'), options, errors);
  if (old.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) {
    return [forbidden(Path.whole, 'static pods do not support ephemeral containers')];
  }
  const path = Path.of('spec').child('ephemeralContainers');
  const after = new Map(
    (next.spec?.ephemeralContainers ?? []).map((container) => [container.name, container]),
  );
  for (const container of old.spec?.ephemeralContainers ?? []) {
    const kept = after.get(container.name);
    const name = JSON.stringify(container.name);
    if (kept === undefined) {
      errors.push(forbidden(path, `existing ephemeral containers ${name} may not be removed\n`));
    } else if (!equalAs('core.EphemeralContainer', container, kept)) {
      errors.push(forbidden(path, `existing ephemeral containers ${name} may not be changed\n`));
    }
  }
  return errors;
};
