import { allContainers } from '../containers.ts';
import { deepEqual } from '../deepEqual.ts';
import type { AppArmorProfile, Pod } from '../objects/core.ts';
import type { FieldErrors } from '../validation/fieldError.ts';
import { Path } from '../validation/path.ts';
import { checkAppArmorProfile } from '../validation/security/profiles.ts';

/** Followed by the name of a container: how profiles were given before there was a field. */
export const appArmorAnnotationPrefix = 'container.apparmor.security.beta.kubernetes.io/';

/** The profile that a value of the deprecated annotation stands for; undefined if it stands for none. */
export const appArmorProfileOf = (annotation: string): AppArmorProfile | undefined => {
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  const localhostProfile = annotation.startsWith('localhost/') ? annotation.slice('localhost/'.length) : '';
  if (localhostProfile === '') return undefined;
  return { type: 'Localhost', localhostProfile };
};

const isValid = (profile: AppArmorProfile): boolean => {
  const errors: FieldErrors = [];
  checkAppArmorProfile(profile, Path.root, errors);
  return errors.length === 0;
};

/** What replaces the annotation, in the API server's words. */
export const useAppArmorField = 'deprecated since v1.30; use the "appArmorProfile" field instead';

/**
 * Copies AppArmor annotations into the field of the container, where that is not set and the annotation differs
 * from the Pod's profile. Gives a warning for each that was copied or says nothing.
 * https://kubernetes.io/docs/tutorials/security/apparmor/
 * https://kep.k8s.io/24
 */
export const copyAppArmorAnnotations = ({ metadata, spec }: Pod): readonly string[] => {
  if (spec === undefined || spec.os?.name === 'windows') return [];
  const warnings: string[] = [];
  for (const container of allContainers(spec)) {
    const name = appArmorAnnotationPrefix + container.name;
    const annotation = metadata?.annotations?.[name];
    if (annotation === undefined || container.securityContext?.appArmorProfile !== undefined) continue;
    const profile = appArmorProfileOf(annotation);
    const isUsable = profile !== undefined && isValid(profile);
    if (isUsable && deepEqual(profile, spec.securityContext?.appArmorProfile)) continue;
    warnings.push(`metadata.annotations[${name}]: ${useAppArmorField}`);
    if (!isUsable) continue;
    container.securityContext ??= {};
    container.securityContext.appArmorProfile = profile;
  }
  return warnings;
};
