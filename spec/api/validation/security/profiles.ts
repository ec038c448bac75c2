import type { AppArmorProfile, SeccompProfile } from '../../objects/core.ts';
import { type FieldErrors, invalid, notSupported, required, tooLong } from '../fieldError.ts';
import { checkDescendingPath } from '../filePaths.ts';
import { seccompProfileForm } from '../internalForm.ts';
import { byteLength } from '../names.ts';
import type { Path } from '../path.ts';

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'];

/**
 * `seccompProfile`.
 * https://kubernetes.io/docs/tutorials/security/seccomp/
 */
export const checkSeccompProfile = (
  profile: SeccompProfile | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (profile === undefined) return;
  const { type, localhostProfile } = profile;
  if (type === '') errors.push(required(path.child('type'), 'type is required when seccompProfile is set'));
  else if (!profileTypes.includes(type)) errors.push(notSupported(path.child('type'), type, profileTypes));
  const at = path.child('localhostProfile');
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined) {
      errors.push(invalid(at, seccompProfileForm(profile), 'can only be set when seccomp type is Localhost'));
    }
  } else if (localhostProfile === undefined) {
    errors.push(required(at, 'must be set when seccomp type is Localhost'));
  } else checkDescendingPath(localhostProfile, at, errors);
};

const maxProfileName = 4095;
const needsName = 'must be set when AppArmor type is Localhost';

const checkLocalhostProfile = (name: string, path: Path, errors: FieldErrors): void => {
  if (/^\p{White_Space}|\p{White_Space}$/u.test(name)) {
    errors.push(invalid(path, name, 'must not be padded with whitespace'));
  } else if (name === '') errors.push(required(path, needsName));
  if (byteLength(name) > maxProfileName) errors.push(tooLong(path, maxProfileName));
};

/**
 * `appArmorProfile`.
 * https://kubernetes.io/docs/tutorials/security/apparmor/
 */
export const checkAppArmorProfile = (
  profile: AppArmorProfile | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (profile === undefined) return;
  const { type, localhostProfile } = profile;
  const at = path.child('localhostProfile');
  if (type === 'Localhost') {
    if (localhostProfile === undefined) errors.push(required(at, needsName));
    else checkLocalhostProfile(localhostProfile, at, errors);
  } else if (type === 'RuntimeDefault' || type === 'Unconfined') {
    if (localhostProfile !== undefined) {
      errors.push(invalid(at, localhostProfile, 'can only be set when AppArmor type is Localhost'));
    }
  } else if (type === '') {
    errors.push(required(path.child('type'), 'type is required when appArmorProfile is set'));
  } else {
    errors.push(notSupported(path.child('type'), type, profileTypes));
  }
};
