import type { SecurityContext } from '../../objects/core.ts';
import { type FieldErrors, invalid, notSupported } from '../fieldError.ts';
import { securityContextForm } from '../internalForm.ts';
import { mustBeBetween } from '../names.ts';
import type { Path } from '../path.ts';
import { checkAppArmorProfile, checkSeccompProfile } from './profiles.ts';
import { checkWindowsOptions } from './windows.ts';

const maxId = 2 ** 31 - 1;

/** The id of a user or group. */
export const checkId = (id: number | undefined, path: Path, errors: FieldErrors): void => {
  if (id === undefined || (id >= 0 && id <= maxId)) return;
  errors.push(invalid(path, id, mustBeBetween(0, maxId)));
};

const procMounts = ['Default', 'Unmasked'];

const checkPrivilegeEscalation = (context: SecurityContext, path: Path, errors: FieldErrors): void => {
  if (context.allowPrivilegeEscalation !== false) return;
  if (context.privileged) {
    const detail = 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true';
    errors.push(invalid(path, securityContextForm(context), detail));
  }
  for (const capability of context.capabilities?.add ?? []) {
    if (capability !== 'CAP_SYS_ADMIN') continue;
    const detail = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN';
    errors.push(invalid(path, securityContextForm(context), detail));
  }
};

/**
 * `pod.spec.containers[*].securityContext`. `Unmasked` /proc needs a user namespace (`hostUsers: false`).
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export const checkSecurityContext = (
  context: SecurityContext | undefined,
  hostUsers: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  if (context === undefined) return;
  checkId(context.runAsUser, path.child('runAsUser'), errors);
  checkId(context.runAsGroup, path.child('runAsGroup'), errors);
  const { procMount } = context;
  if (procMount !== undefined && !procMounts.includes(procMount)) {
    errors.push(notSupported(path.child('procMount'), procMount, procMounts));
  }
  if (hostUsers && procMount === 'Unmasked') {
    errors.push(invalid(path.child('procMount'), procMount, '`hostUsers` must be false to use `Unmasked`'));
  }
  checkSeccompProfile(context.seccompProfile, path.child('seccompProfile'), errors);
  checkPrivilegeEscalation(context, path, errors);
  checkWindowsOptions(context.windowsOptions, path.child('windowsOptions'), errors);
  checkAppArmorProfile(context.appArmorProfile, path.child('appArmorProfile'), errors);
};
