import type { Pod } from '../../objects/core.ts';
import { appArmorAnnotationPrefix } from '../../prepare/appArmor.ts';
import { checkPodAnnotations, mirrorPodAnnotation } from '../annotations.ts';
import { type FieldErrors, forbidden } from '../fieldError.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';

const kept = (key: string): string | undefined => {
  if (key.startsWith(appArmorAnnotationPrefix)) return 'AppArmor annotations';
  return key === mirrorPodAnnotation ? 'mirror pod annotation' : undefined;
};

/** Annotations that make a Pod what it is stay as they were. */
export const checkPodAnnotationsUpdate = (
  next: Pod,
  old: Pod,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const after = next.metadata?.annotations ?? {};
  const before = old.metadata?.annotations ?? {};
  for (const [key, value] of Object.entries(before)) {
    const what = kept(key);
    if (what !== undefined && after[key] !== value) {
      errors.push(forbidden(path.key(key), `may not remove or update ${what}`));
    }
  }
  for (const key of Object.keys(after)) {
    const what = kept(key);
    if (what !== undefined && before[key] === undefined) {
      errors.push(forbidden(path.key(key), `may not add ${what}`));
    }
  }
  checkPodAnnotations(after, next.spec ?? { containers: [] }, path, options, errors);
};
