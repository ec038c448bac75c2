import { allContainers } from '../containers.ts';
import type { KubernetesVersion } from '../kubernetesVersion.ts';
import type { PodSpec } from '../objects/core.ts';
import type { ObjectMeta } from '../objects/meta.ts';
import { isHugePages } from '../resourceNames.ts';
import { isRestartableInitContainer, quantityFrom } from '../resources.ts';
import { hasValidDeletionCost } from './annotations.ts';
import type { FieldErrors } from './fieldError.ts';
import { checkLocalPath } from './filePaths.ts';
import { checkLabelSelector, isLabelValue } from './labels.ts';
import type { PodValidationOptions } from './options.ts';
import { Path } from './path.ts';
import { isWholeHugePages } from './resources.ts';
import { checkTermSelectors, podAffinityTerms } from './scheduling/affinity.ts';
import { checkMergedLabelKeys } from './scheduling/labelKeys.ts';
import { hostSysctlProblem } from './security/sysctls.ts';

const finds = (check: (errors: FieldErrors) => void): boolean => {
  const errors: FieldErrors = [];
  check(errors);
  return errors.length > 0;
};

const hasIndivisibleHugePages = (spec: PodSpec): boolean =>
  [...allContainers(spec).flatMap(({ resources }) => [resources?.limits, resources?.requests]), spec.overhead]
    .flatMap((list) => Object.entries(list ?? {}))
    .some(([name, amount]) => isHugePages(name) && !isWholeHugePages(name, quantityFrom(amount)));

const hasNonLocalTokenPath = (spec: PodSpec): boolean =>
  (spec.volumes ?? [])
    .flatMap(({ projected }) => projected?.sources ?? [])
    .some(
      ({ serviceAccountToken: token }) =>
        token !== undefined && finds((errors) => checkLocalPath(token.path, Path.root, errors)),
    );

const hasInvalidNodeAffinityValue = (spec: PodSpec): boolean =>
  (spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [])
    .flatMap(({ matchExpressions }) => matchExpressions ?? [])
    .flatMap(({ values }) => values ?? [])
    .some((value) => !isLabelValue(value));

const hasRestartContainerForInitContainers = (spec: PodSpec): boolean =>
  (spec.initContainers ?? []).some(
    (container) =>
      !isRestartableInitContainer(container) &&
      (container.resizePolicy ?? []).some(({ restartPolicy }) => restartPolicy === 'RestartContainer'),
  );

/**
 * What validation lets pass for an object that replaces `old` (undefined on creation): whatever the old one
 * breaks already, so that it can still be updated.
 */
export const podValidationOptions = (
  isPod: boolean,
  old: { readonly spec?: PodSpec; readonly metadata?: ObjectMeta } | undefined,
  { features }: KubernetesVersion,
): PodValidationOptions => {
  const spec = old?.spec;
  return {
    isPod,
    allowInvalidPodDeletionCost: old !== undefined && !hasValidDeletionCost(old.metadata?.annotations),
    allowInvalidLabelValueInAffinitySelector: podAffinityTerms(spec?.affinity).some((term) =>
      finds((errors) => checkTermSelectors(term, false, Path.root, errors)),
    ),
    allowInvalidLabelValueInRequiredNodeAffinity: spec !== undefined && hasInvalidNodeAffinityValue(spec),
    allowInvalidSpreadLabelSelector: (spec?.topologySpreadConstraints ?? []).some(({ labelSelector }) =>
      finds((errors) => checkLabelSelector(labelSelector, {}, Path.root, errors)),
    ),
    allowIndivisibleHugePages: spec !== undefined && hasIndivisibleHugePages(spec),
    allowNonLocalTokenPath: spec !== undefined && hasNonLocalTokenPath(spec),
    allowHostNamespaceSysctls: (spec?.securityContext?.sysctls ?? []).some(
      ({ name }) => spec !== undefined && hostSysctlProblem(name, spec) !== undefined,
    ),
    allowAnySELinuxChangePolicy: spec?.securityContext?.seLinuxChangePolicy !== undefined,
    allowTolerationComparison:
      features.TaintTolerationComparisonOperators ||
      (spec?.tolerations ?? []).some(({ operator }) => operator === 'Lt' || operator === 'Gt'),
    allowUserNamespacesWithHostNetwork:
      features.UserNamespacesHostNetworkSupport || (spec?.hostUsers === false && spec.hostNetwork === true),
    allowUserNamespacesWithVolumeDevices:
      spec?.hostUsers === false &&
      allContainers(spec).some(({ volumeDevices = [] }) => volumeDevices.length > 0),
    allowRestartContainerForInitContainers: spec !== undefined && hasRestartContainerForInitContainers(spec),
    legacySpreadLabelKeys: (spec?.topologySpreadConstraints ?? []).some(({ matchLabelKeys, labelSelector }) =>
      finds((errors) => checkMergedLabelKeys(matchLabelKeys, undefined, labelSelector, Path.root, errors)),
    ),
  };
};
