import { parseJson } from '../decode/json.ts';
import { decodeObject } from '../decode/object.ts';
import type { PodSpec, Toleration } from '../objects/core.ts';
import { structShape } from '../schema/shape.ts';
import { type FieldErrors, invalid } from './fieldError.ts';
import type { PodValidationOptions } from './options.ts';
import type { Path } from './path.ts';
import { checkTolerations } from './scheduling/tolerations.ts';
import {
  type Annotations,
  checkAppArmorAnnotations,
  checkSeccompAnnotations,
} from './security/annotations.ts';

/** On the mirror Pod of a static Pod: the hash of its manifest. */
export const mirrorPodAnnotation = 'kubernetes.io/config.mirror';
const tolerationsAnnotation = 'scheduler.alpha.kubernetes.io/tolerations';
const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost';

/**
 * A 32-bit integer without plus sign or leading zeros.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost
 */
export const hasValidDeletionCost = (annotations: Annotations): boolean => {
  const cost = annotations?.[deletionCostAnnotation];
  if (cost === undefined) return true;
  if (!/^(?:0|[1-9][0-9]*|-[0-9]+)$/.test(cost) || cost.length > 64) return false;
  const value = Number(cost);
  return value >= -(2 ** 31) && value <= 2 ** 31 - 1;
};

const tolerationsFrom = (text: string): readonly Toleration[] | undefined => {
  const parsed = parseJson(text);
  if (!parsed.valid || !Array.isArray(parsed.value)) return undefined;
  const decoded = parsed.value.map((value) => decodeObject(structShape('core.Toleration'), value));
  if (decoded.some(({ typeErrors }) => typeErrors.length > 0)) return undefined;
  return decoded.map(({ object }) => object as Toleration);
};

const checkTolerationsAnnotation = (
  text: string,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const tolerations = tolerationsFrom(text);
  if (tolerations === undefined) {
    errors.push(invalid(path, tolerationsAnnotation, 'must be a list of tolerations in JSON'));
    return;
  }
  checkTolerations(tolerations, path.child(tolerationsAnnotation), options, errors);
};

/** Annotations that mean something in a Pod: mirror Pods, deletion cost, and those that fields have replaced. */
export const checkPodAnnotations = (
  annotations: Annotations,
  spec: PodSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  if (annotations === undefined) return;
  const mirror = annotations[mirrorPodAnnotation];
  if (mirror !== undefined && !spec.nodeName) {
    const detail = 'must set spec.nodeName if mirror pod annotation is set';
    errors.push(invalid(path.key(mirrorPodAnnotation), mirror, detail));
  }
  const tolerations = annotations[tolerationsAnnotation];
  if (tolerations) checkTolerationsAnnotation(tolerations, path, options, errors);
  if (!options.allowInvalidPodDeletionCost && !hasValidDeletionCost(annotations)) {
    const cost = annotations[deletionCostAnnotation];
    errors.push(invalid(path.key(deletionCostAnnotation), cost, 'must be a 32bit integer'));
  }
  checkSeccompAnnotations(annotations, path, errors);
  checkAppArmorAnnotations(annotations, spec, path, errors);
};
