import type { PodSpec } from '../api/objects/core.ts';
import type { ObjectMeta } from '../api/objects/meta.ts';
import { appArmorProfile } from './baseline/appArmorProfile.ts';
import { capabilitiesBaseline } from './baseline/capabilities.ts';
import { hostNamespaces } from './baseline/hostNamespaces.ts';
import { hostPathVolumes } from './baseline/hostPathVolumes.ts';
import { hostPorts } from './baseline/hostPorts.ts';
import { hostProbes } from './baseline/hostProbes.ts';
import { privileged } from './baseline/privileged.ts';
import { procMount } from './baseline/procMount.ts';
import { seccompBaseline } from './baseline/seccompProfile.ts';
import { seLinuxOptions } from './baseline/seLinuxOptions.ts';
import { sysctls } from './baseline/sysctls.ts';
import { windowsHostProcess } from './baseline/windowsHostProcess.ts';
import type { Check, Decide, Violation } from './check.ts';
import { allowPrivilegeEscalation } from './restricted/allowPrivilegeEscalation.ts';
import { capabilitiesRestricted } from './restricted/capabilities.ts';
import { procMountRestricted } from './restricted/procMount.ts';
import { runAsNonRoot } from './restricted/runAsNonRoot.ts';
import { runAsUser } from './restricted/runAsUser.ts';
import { seccompRestricted } from './restricted/seccompProfile.ts';
import { restrictedVolumes } from './restricted/volumes.ts';

/**
 * How much a Pod may do.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type Level = 'privileged' | 'baseline' | 'restricted';

/** A minor version of Kubernetes v1 whose standards hold, or the latest. */
export type StandardsVersion = number | 'latest';

/** `latest` or `v1.x`; undefined for what is neither. */
export const standardsVersion = (text: string): StandardsVersion | undefined => {
  if (text === 'latest') return 'latest';
  const minor = /^v1\.(0|[1-9][0-9]{0,8})$/.exec(text)?.[1];
  return minor === undefined ? undefined : Number(minor);
};

/** All controls, by level and name: the order in which violations are told. */
const checks: readonly Check[] = [
  appArmorProfile,
  capabilitiesBaseline,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbes,
  privileged,
  procMount,
  seLinuxOptions,
  seccompBaseline,
  sysctls,
  windowsHostProcess,
  allowPrivilegeEscalation,
  capabilitiesRestricted,
  procMountRestricted,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompRestricted,
];

/** The rule of a check that holds at a version; undefined before the check was introduced. */
const ruleAt = (check: Check, version: StandardsVersion): Decide | undefined =>
  check.versions.findLast(({ since }) => version === 'latest' || since <= version)?.decide;

/** The rules of a level. The restricted level is the baseline one and more; some of its checks replace milder ones. */
const rulesOf = (level: Level, version: StandardsVersion): readonly Decide[] => {
  if (level === 'privileged') return [];
  const held = checks.filter((check) => check.level === 'baseline' || level === 'restricted');
  const replaced = new Set(
    held.filter((check) => ruleAt(check, version) !== undefined).flatMap(({ overrides }) => overrides ?? []),
  );
  return held.flatMap((check) => {
    const rule = replaced.has(check.id) ? undefined : ruleAt(check, version);
    return rule === undefined ? [] : [rule];
  });
};

/** What a level of the Pod Security Standards has against a Pod; nothing if it is allowed. */
export const violations = (
  level: Level,
  pod: { readonly metadata?: ObjectMeta; readonly spec?: PodSpec },
  version: StandardsVersion = 'latest',
): readonly Violation[] => {
  const spec = pod.spec ?? { containers: [] };
  return rulesOf(level, version).flatMap((decide) => decide(spec, pod.metadata) ?? []);
};
