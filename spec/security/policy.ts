import type { PodSpec } from '../api/objects/core.ts';
import type { ObjectMeta } from '../api/objects/meta.ts';
import type { Violation } from './check.ts';
import { type Level, type StandardsVersion, standardsVersion, violations } from './standards.ts';

/** A level of the Pod Security Standards, as of a version. */
export type LevelVersion = { readonly level: Level; readonly version: StandardsVersion };

/** What a namespace does with Pods that violate a level: refuse them, record it, or warn. */
export type Policy = {
  readonly enforce: LevelVersion;
  readonly audit: LevelVersion;
  readonly warn: LevelVersion;
};

/**
 * Who is let pass without being judged.
 * https://kubernetes.io/docs/concepts/security/pod-security-admission/#exemptions
 */
export type Exemptions = {
  readonly usernames: readonly string[];
  readonly namespaces: readonly string[];
  readonly runtimeClasses: readonly string[];
};

const noExemptions: Exemptions = { usernames: [], namespaces: [], runtimeClasses: [] };

const anything: LevelVersion = { level: 'privileged', version: 'latest' };

/** Without labels and configuration everything is allowed. */
const privilegedPolicy: Policy = { enforce: anything, audit: anything, warn: anything };

const strictness: Readonly<Record<Level, number>> = { privileged: 0, baseline: 1, restricted: 2 };

const isLevel = (text: string): text is Level => Object.hasOwn(strictness, text);

/** What is no version counts as the latest. */
const versionOf = (text: string): StandardsVersion => standardsVersion(text) ?? 'latest';

const prefix = 'pod-security.kubernetes.io/';

/**
 * The policy that a namespace's labels make of the cluster's default. A wrong level is the strictest one where it
 * is enforced, and none where it is recorded or warned about; who enforces more than is warned about warns of it.
 * https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 */
export const policyOf = (
  labels: { readonly [key: string]: string } | undefined,
  defaults: Policy = privilegedPolicy,
): Policy => {
  const said = (mode: keyof Policy, otherwise: Level): LevelVersion => {
    const level = labels?.[prefix + mode];
    const version = labels?.[`${prefix}${mode}-version`];
    return {
      level: level === undefined ? defaults[mode].level : isLevel(level) ? level : otherwise,
      version: version === undefined ? defaults[mode].version : versionOf(version),
    };
  };
  const enforce = said('enforce', 'restricted');
  const warn = said('warn', 'privileged');
  const enforceSaid = isLevel(labels?.[`${prefix}enforce`] ?? '');
  const silent = labels?.[`${prefix}warn`] === undefined;
  const stricter = strictness[enforce.level] > strictness[warn.level];
  if (!enforceSaid || !silent || !stricter) return { enforce, audit: said('audit', 'privileged'), warn };
  const version = labels?.[`${prefix}warn-version`] === undefined ? enforce.version : warn.version;
  return { enforce, audit: said('audit', 'privileged'), warn: { level: enforce.level, version } };
};

export type PodSecurityVerdict = {
  /** why the Pod is refused */
  readonly forbidden?: string;
  /** what is written to the audit log */
  readonly audit?: string;
  /** what the user is told though the Pod is let pass */
  readonly warning?: string;
};

const violationsText = (found: readonly Violation[]): string =>
  found.map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`)).join(', ');

const levelText = ({ level, version }: LevelVersion): string =>
  `${level}:${version === 'latest' ? version : `v1.${version}`}`;

type Judged = { readonly metadata?: ObjectMeta; readonly spec?: PodSpec };

/**
 * PodSecurity: what a namespace's policy says of a Pod.
 * https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export const judgePodSecurity = (
  pod: Judged,
  policy: Policy,
  request: { readonly namespace: string; readonly username?: string },
  exemptions: Exemptions = noExemptions,
): PodSecurityVerdict => {
  const exempt =
    exemptions.namespaces.includes(request.namespace) ||
    exemptions.usernames.includes(request.username ?? '') ||
    exemptions.runtimeClasses.includes(pod.spec?.runtimeClassName ?? '');
  if (exempt) return {};
  const judge = (mode: LevelVersion, verb: string): string | undefined => {
    const found = violations(mode.level, pod, mode.version);
    return found.length === 0
      ? undefined
      : `${verb} PodSecurity ${JSON.stringify(levelText(mode))}: ${violationsText(found)}`;
  };
  const forbidden = judge(policy.enforce, 'violates');
  const audit = judge(policy.audit, 'would violate');
  const warning = forbidden === undefined ? judge(policy.warn, 'would violate') : undefined;
  return {
    ...(forbidden === undefined ? {} : { forbidden }),
    ...(audit === undefined ? {} : { audit }),
    ...(warning === undefined ? {} : { warning }),
  };
};
