import { deepEqual } from '../deepEqual.ts';
import type { AnyContainer } from '../objects/anyContainer.ts';
import type { PodSpec } from '../objects/core.ts';
import { appArmorAnnotationPrefix, appArmorProfileOf, useAppArmorField } from '../prepare/appArmor.ts';
import type { Path } from '../validation/path.ts';
import type { WarningTexts } from './warnings.ts';

export type Annotations = Readonly<Record<string, string>>;

const former: ReadonlyMap<string, string> = new Map([
  [
    'scheduler.alpha.kubernetes.io/critical-pod',
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  ],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  [
    'security.alpha.kubernetes.io/unsafe-sysctls',
    'non-functional in v1.11+; use the "sysctls" field instead',
  ],
]);

/** Warnings about annotations that say nothing any more. */
export const warnOfFormerAnnotations = (
  annotations: Annotations,
  path: Path,
  warnings: WarningTexts,
): void => {
  for (const [name, message] of former) {
    if (Object.hasOwn(annotations, name)) warnings.push(`${path.key(name)}: ${message}`);
  }
};

const seccompOfPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompOfContainer = 'container.seccomp.security.alpha.kubernetes.io/';

const useSeccompField = 'non-functional in v1.27+; use the "seccompProfile" field instead';

/** A warning about the Pod's seccomp profile where only the annotation tells it. */
export const warnOfPodSeccomp = (
  { securityContext }: PodSpec,
  annotations: Annotations,
  path: Path,
  warnings: WarningTexts,
): void => {
  if (securityContext?.seccompProfile !== undefined || !Object.hasOwn(annotations, seccompOfPod)) return;
  warnings.push(`${path.key(seccompOfPod)}: ${useSeccompField}`);
};

/** A warning about a container's seccomp profile where only the annotation tells it. */
export const warnOfSeccomp = (
  { name, securityContext }: AnyContainer,
  annotations: Annotations,
  path: Path,
  warnings: WarningTexts,
): void => {
  const annotation = seccompOfContainer + name;
  if (securityContext?.seccompProfile !== undefined || !Object.hasOwn(annotations, annotation)) return;
  warnings.push(`${path.key(annotation)}: ${useSeccompField}`);
};

/** A warning about the AppArmor profile of a container of a template where only the annotation tells it. */
export const warnOfAppArmor = (
  { name, securityContext }: AnyContainer,
  spec: PodSpec,
  annotations: Annotations,
  path: Path,
  warnings: WarningTexts,
): void => {
  const key = appArmorAnnotationPrefix + name;
  const annotation = Object.hasOwn(annotations, key) ? annotations[key] : undefined;
  if (annotation === undefined || securityContext?.appArmorProfile !== undefined) return;
  const profile = spec.securityContext?.appArmorProfile;
  if (profile !== undefined && deepEqual(profile, appArmorProfileOf(annotation))) return;
  warnings.push(`${path.key(key)}: ${useAppArmorField}`);
};
