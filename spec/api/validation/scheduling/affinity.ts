import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from '../../objects/core.ts';
import { type FieldErrors, invalid, required } from '../fieldError.ts';
import { checkLabelKey, checkLabelSelector } from '../labels.ts';
import { addProblems, dnsLabelProblems } from '../names.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkMergedLabelKeys } from './labelKeys.ts';
import { checkNodeSelector, checkNodeSelectorTerm } from './nodeSelector.ts';

const hard = 'requiredDuringSchedulingIgnoredDuringExecution';
const soft = 'preferredDuringSchedulingIgnoredDuringExecution';

const checkWeight = (weight: number, path: Path, errors: FieldErrors): void => {
  if (weight >= 1 && weight <= 100) return;
  errors.push(invalid(path.child('weight'), weight, 'must be in the range 1-100'));
};

const checkNodeAffinity = (
  affinity: NodeAffinity,
  options: PodValidationOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  const needed = affinity[hard];
  if (needed) {
    checkNodeSelector(needed, options.allowInvalidLabelValueInRequiredNodeAffinity, path.child(hard), errors);
  }
  for (const [index, { weight, preference }] of (affinity[soft] ?? []).entries()) {
    const at = path.child(soft).index(index);
    checkWeight(weight, at, errors);
    checkNodeSelectorTerm(preference, true, at.child('preference'), errors);
  }
};

/** The selectors of a term of Pod affinity. */
export const checkTermSelectors = (
  term: PodAffinityTerm,
  allowInvalidValues: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  checkLabelSelector(term.labelSelector, { allowInvalidValues }, path.child('labelSelector'), errors);
  checkLabelSelector(term.namespaceSelector, { allowInvalidValues }, path.child('namespaceSelector'), errors);
};

const checkTerm = (
  term: PodAffinityTerm,
  options: PodValidationOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  checkTermSelectors(term, options.allowInvalidLabelValueInAffinitySelector, path, errors);
  for (const namespace of term.namespaces ?? []) {
    addProblems(errors, path.child('namespace'), namespace, dnsLabelProblems(namespace));
  }
  checkMergedLabelKeys(term.matchLabelKeys, term.mismatchLabelKeys, term.labelSelector, path, errors);
  if (term.topologyKey === '') errors.push(required(path.child('topologyKey'), 'can not be empty'));
  checkLabelKey(term.topologyKey, path.child('topologyKey'), errors);
};

const checkPodAffinity = (
  affinity: PodAffinity,
  options: PodValidationOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, term] of (affinity[hard] ?? []).entries()) {
    checkTerm(term, options, path.child(hard).index(index), errors);
  }
  for (const [index, { weight, podAffinityTerm }] of (affinity[soft] ?? []).entries()) {
    const at = path.child(soft).index(index);
    checkWeight(weight, at, errors);
    checkTerm(podAffinityTerm, options, at.child('podAffinityTerm'), errors);
  }
};

/**
 * `pod.spec.affinity`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export const checkAffinity = (
  affinity: Affinity | undefined,
  options: PodValidationOptions,
  path: Path,
  errors: FieldErrors,
): void => {
  if (affinity === undefined) return;
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity) checkNodeAffinity(nodeAffinity, options, path.child('nodeAffinity'), errors);
  if (podAffinity) checkPodAffinity(podAffinity, options, path.child('podAffinity'), errors);
  if (podAntiAffinity) checkPodAffinity(podAntiAffinity, options, path.child('podAntiAffinity'), errors);
};

/** All terms of Pod affinity and anti-affinity, hard and soft. */
export const podAffinityTerms = (affinity: Affinity | undefined): readonly PodAffinityTerm[] =>
  [affinity?.podAffinity, affinity?.podAntiAffinity].flatMap((part) => [
    ...(part?.[hard] ?? []),
    ...(part?.[soft] ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
