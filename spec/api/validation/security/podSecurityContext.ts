import type { PodSpec } from '../../objects/core.ts';
import { type FieldErrors, invalid, notSupported } from '../fieldError.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkAppArmorProfile, checkSeccompProfile } from './profiles.ts';
import { checkId } from './securityContext.ts';
import { checkSysctls } from './sysctls.ts';
import { checkWindowsOptions } from './windows.ts';

const oneOf = (
  value: string | undefined,
  supported: readonly string[],
  path: Path,
  errors: FieldErrors,
): void => {
  if (value !== undefined && !supported.includes(value)) errors.push(notSupported(path, value, supported));
};

/**
 * `pod.spec.securityContext`.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export const checkPodSecurityContext = (
  spec: PodSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const context = spec.securityContext;
  if (context === undefined) return;
  checkId(context.fsGroup, path.child('fsGroup'), errors);
  checkId(context.runAsUser, path.child('runAsUser'), errors);
  checkId(context.runAsGroup, path.child('runAsGroup'), errors);
  for (const [index, group] of (context.supplementalGroups ?? []).entries()) {
    checkId(group, path.child('supplementalGroups').index(index), errors);
  }
  if (spec.shareProcessNamespace && spec.hostPID) {
    const detail = 'ShareProcessNamespace and HostPID cannot both be enabled';
    errors.push(invalid(path.child('shareProcessNamespace'), true, detail));
  }
  checkSysctls(context.sysctls, spec, path.child('sysctls'), options, errors);
  oneOf(context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'], path.child('fsGroupChangePolicy'), errors);
  checkSeccompProfile(context.seccompProfile, path.child('seccompProfile'), errors);
  checkWindowsOptions(context.windowsOptions, path.child('windowsOptions'), errors);
  checkAppArmorProfile(context.appArmorProfile, path.child('appArmorProfile'), errors);
  const groupsPath = path.child('supplementalGroupsPolicy');
  oneOf(context.supplementalGroupsPolicy, ['Merge', 'Strict'], groupsPath, errors);
  const changePolicies = options.allowAnySELinuxChangePolicy ? ['MountOption', 'Recursive'] : ['Recursive'];
  oneOf(context.seLinuxChangePolicy, changePolicies, path.child('seLinuxChangePolicy'), errors);
};
