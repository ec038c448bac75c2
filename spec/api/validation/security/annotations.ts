import type { PodSpec, SeccompProfile } from '../../objects/core.ts';
import { appArmorAnnotationPrefix } from '../../prepare/appArmor.ts';
import { allContainersWithPath } from '../containerPaths.ts';
import { type FieldErrors, forbidden, invalid } from '../fieldError.ts';
import { checkDescendingPath } from '../filePaths.ts';
import type { Path } from '../path.ts';

export type Annotations = { readonly [key: string]: string } | undefined;

const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/';
const runtimeDefaults = ['runtime/default', 'docker/default'];

const checkSeccomp = (value: string, path: Path, errors: FieldErrors): void => {
  if (runtimeDefaults.includes(value) || value === 'unconfined') return;
  if (value.startsWith('localhost/')) checkDescendingPath(value.slice('localhost/'.length), path, errors);
  else errors.push(invalid(path, value, 'must be a valid seccomp profile'));
};

/** The deprecated annotations for seccomp profiles. */
export const checkSeccompAnnotations = (annotations: Annotations, path: Path, errors: FieldErrors): void => {
  const ofPod = annotations?.[seccompPod];
  if (ofPod !== undefined) checkSeccomp(ofPod, path.child(seccompPod), errors);
  for (const [key, value] of Object.entries(annotations ?? {})) {
    if (key.startsWith(seccompContainer)) checkSeccomp(value, path.child(key), errors);
  }
};

/** The deprecated annotations for AppArmor profiles: they name a container of the Pod. */
export const checkAppArmorAnnotations = (
  annotations: Annotations,
  spec: PodSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [key, value] of Object.entries(annotations ?? {})) {
    if (!key.startsWith(appArmorAnnotationPrefix)) continue;
    const name = key.slice(appArmorAnnotationPrefix.length);
    if (!allContainersWithPath(spec, path).some(([container]) => container.name === name)) {
      errors.push(invalid(path.key(key), name, 'container not found'));
    }
    const known = ['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/');
    if (known) continue;
    errors.push(invalid(path.key(key), value, `invalid AppArmor profile name: ${JSON.stringify(value)}`));
  }
};

type Profile = Pick<SeccompProfile, 'type' | 'localhostProfile'>;

const checkMatch = (
  kind: 'seccomp' | 'apparmor',
  annotation: string,
  { type, localhostProfile }: Profile,
  path: Path,
  errors: FieldErrors,
): void => {
  const refuse = (field: string, what: string): void => {
    errors.push(forbidden(path.child(field), `${kind} ${what} in annotation and field must match`));
  };
  const defaults = kind === 'seccomp' ? runtimeDefaults : ['runtime/default'];
  if (type === 'Unconfined') {
    if (annotation !== 'unconfined') refuse('type', 'type');
  } else if (type === 'RuntimeDefault') {
    if (!defaults.includes(annotation)) refuse('type', 'type');
  } else if (type === 'Localhost') {
    if (!annotation.startsWith('localhost/')) refuse('type', 'type');
    else if (annotation.slice('localhost/'.length) !== localhostProfile)
      refuse('localhostProfile', 'profile');
  }
};

/** Where both an annotation and the field that replaced it are given, they say the same. */
export const checkSeccompMatches = (
  annotations: Annotations,
  spec: PodSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  if (annotations === undefined) return;
  const podProfile = spec.securityContext?.seccompProfile;
  const ofPod = annotations[seccompPod];
  if (podProfile && ofPod !== undefined) {
    checkMatch('seccomp', ofPod, podProfile, path.child('securityContext').child('seccompProfile'), errors);
  }
  for (const [container, at] of allContainersWithPath(spec, path)) {
    const profile = container.securityContext?.seccompProfile;
    const annotation = annotations[seccompContainer + container.name];
    if (profile === undefined || annotation === undefined) continue;
    const profilePath = at().child('securityContext').child('seccompProfile');
    checkMatch('seccomp', annotation, profile, profilePath, errors);
  }
};

/** As for seccomp; a container without a profile of its own has that of the Pod. */
export const checkAppArmorMatches = (
  annotations: Annotations,
  spec: PodSpec,
  path: Path,
  errors: FieldErrors,
): void => {
  if (annotations === undefined || spec.os?.name === 'windows') return;
  for (const [container, at] of allContainersWithPath(spec, path)) {
    const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
    const annotation = annotations[appArmorAnnotationPrefix + container.name];
    if (profile === undefined || annotation === undefined) continue;
    const profilePath = at().child('securityContext').child('appArmorProfile');
    checkMatch('apparmor', annotation, profile, profilePath, errors);
  }
};
