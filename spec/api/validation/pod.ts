import { type KubernetesVersion, kubernetes136 } from '../kubernetesVersion.ts';
import type { Pod, PodTemplateSpec } from '../objects/core.ts';
import { uniformPod } from '../uniform.ts';
import { checkPodAnnotations } from './annotations.ts';
import { checkImageSpace } from './containers/containers.ts';
import { type FieldError, type FieldErrors, forbidden } from './fieldError.ts';
import { checkLabels } from './labels.ts';
import { checkAnnotations, checkObjectMeta } from './metadata.ts';
import type { PodValidationOptions } from './options.ts';
import { Path } from './path.ts';
import { podValidationOptions } from './podOptions.ts';
import { checkPodSpec } from './podSpec.ts';
import { checkAppArmorMatches, checkSeccompMatches } from './security/annotations.ts';

/** What holds for a Pod whenever it is stored. */
export const checkPod = (
  { metadata, spec = { containers: [] } }: Pod,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const metaPath = Path.of('metadata');
  const specPath = Path.of('spec');
  checkObjectMeta(metadata, metaPath, errors);
  checkPodAnnotations(metadata?.annotations, spec, metaPath.child('annotations'), options, errors);
  checkPodSpec(spec, metadata, specPath, options, errors);
  if (!spec.serviceAccountName) {
    for (const [index, { projected }] of (spec.volumes ?? []).entries()) {
      for (const [each, { serviceAccountToken }] of (projected?.sources ?? []).entries()) {
        if (serviceAccountToken === undefined) continue;
        const at = specPath.child('volumes').index(index).child('projected').child('sources').index(each);
        const detail = 'must not be specified when serviceAccountName is not set';
        errors.push(forbidden(at.child('serviceAccountToken'), detail));
      }
    }
  }
  for (const field of ['containers', 'initContainers'] as const) {
    for (const [index, container] of (spec[field] ?? []).entries()) {
      checkImageSpace(container, specPath.child(field).index(index), errors);
    }
  }
};

/**
 * Every reason why a (defaulted and prepared) Pod cannot be created, in the API server's order; none if it can.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const validatePodCreate = (
  given: Pod,
  version: KubernetesVersion = kubernetes136,
): readonly FieldError[] => {
  const errors: FieldErrors = [];
  const specPath = Path.of('spec');
  const pod = uniformPod(given);
  const { metadata, spec = { containers: [] } } = pod;
  checkPod(pod, podValidationOptions(true, undefined, version), errors);
  if ((spec.ephemeralContainers ?? []).length > 0) {
    errors.push(forbidden(specPath.child('ephemeralContainers'), 'cannot be set on create'));
  }
  if (spec.nodeName && (spec.schedulingGates ?? []).length > 0) {
    const detail = 'cannot be set until all schedulingGates have been cleared';
    errors.push(forbidden(specPath.child('nodeName'), detail));
  }
  checkSeccompMatches(metadata?.annotations, spec, specPath, errors);
  checkAppArmorMatches(metadata?.annotations, spec, specPath, errors);
  return errors;
};

/**
 * What holds for a template of Pods.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
 */
export const checkPodTemplate = (
  template: PodTemplateSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const { metadata, spec = { containers: [] } } = uniformPod(template);
  checkLabels(metadata?.labels, path.child('labels'), errors);
  checkAnnotations(metadata?.annotations, path.child('annotations'), errors);
  checkPodAnnotations(metadata?.annotations, spec, path.child('annotations'), options, errors);
  const specPath = path.child('spec');
  checkPodSpec(spec, undefined, specPath, options, errors);
  checkSeccompMatches(metadata?.annotations, spec, specPath, errors);
  checkAppArmorMatches(metadata?.annotations, spec, specPath, errors);
  if ((spec.ephemeralContainers ?? []).length > 0) {
    const detail = 'ephemeral containers not allowed in pod template';
    errors.push(forbidden(specPath.child('ephemeralContainers'), detail));
  }
};
