import { matchesLabelSelector } from '../labelSelector.ts';
import type { Pod, ResourceList, ResourceQuota } from '../objects/core.ts';
import { computeQosClass } from '../qos.ts';
import { addQuantities, compareQuantities, signOf } from '../quantity.ts';
import { quantityText } from '../quantityText.ts';
import { isExtended, isHugePages, isNative, isPodLevel } from '../resourceNames.ts';
import {
  addResources,
  aggregateContainers,
  quantityFrom,
  resourceListFrom,
  resourcesFrom,
} from '../resources.ts';
import { podAffinityTerms } from '../validation/scheduling/affinity.ts';

/**
 * ResourceQuota: what the Pods of a namespace may use together.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
const podResources: ReadonlySet<string> = new Set([
  'count/pods',
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
]);

/** Resources that every container has to state once a quota limits them. */
const stated: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
]);

/** Whether a name in a quota is of something that Pods use. */
export const concernsPods = (name: string): boolean =>
  podResources.has(name) ||
  isHugePages(name) ||
  name.startsWith('requests.hugepages-') ||
  (name.startsWith('requests.') &&
    (!isNative(name) || name.startsWith('requests.deviceclass.resource.kubernetes.io/')));

/** Amounts under the names that quotas give them. */
const quotaUsage = (requests: ResourceList, limits: ResourceList): ResourceList => {
  const usage: ResourceList = { pods: '1' };
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    const [request, limit] = [requests[name], limits[name]];
    if (request !== undefined) {
      usage[name] = request;
      usage[`requests.${name}`] = request;
    }
    if (limit !== undefined) usage[`limits.${name}`] = limit;
  }
  for (const [name, request] of Object.entries(requests)) {
    if (isHugePages(name)) usage[name] = request;
    if (isHugePages(name) || isExtended(name)) usage[`requests.${name}`] = request;
  }
  return usage;
};

const effective = ({ spec = { containers: [] } }: Pod, side: 'requests' | 'limits'): ResourceList => {
  const sum = resourceListFrom(aggregateContainers(spec, side));
  for (const [name, own] of Object.entries(spec.resources?.[side] ?? {})) {
    if (isPodLevel(name)) sum[name] = own;
  }
  const overhead = resourcesFrom(spec.overhead);
  if (side === 'requests') return resourceListFrom(addResources(resourcesFrom(sum), overhead));
  for (const [name, amount] of overhead) {
    const limit = sum[name];
    if (limit === undefined || signOf(quantityFrom(limit)) === 0) continue;
    sum[name] = quantityText(addQuantities(quantityFrom(limit), amount));
  }
  return sum;
};

/** What a Pod that is created uses of a quota, by the names that quotas give it. */
export const chargedFor = (pod: Pod): ResourceList => ({
  'count/pods': '1',
  ...quotaUsage(effective(pod, 'requests'), effective(pod, 'limits')),
});

type Scope = { readonly scopeName: string; readonly operator: string; readonly values?: readonly string[] };

const scopesOf = ({ spec }: ResourceQuota): readonly Scope[] => [
  ...(spec?.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' })),
  ...(spec?.scopeSelector?.matchExpressions ?? []),
];

const inScope = (pod: Pod, { scopeName, operator, values }: Scope): boolean => {
  const { spec } = pod;
  const terminating = (spec?.activeDeadlineSeconds ?? -1) >= 0;
  const bestEffort = (pod.status?.qosClass || computeQosClass(pod)) === 'BestEffort';
  const className = spec?.priorityClassName ?? '';
  switch (scopeName) {
    case 'Terminating':
      return terminating;
    case 'NotTerminating':
      return !terminating;
    case 'BestEffort':
      return bestEffort;
    case 'NotBestEffort':
      return !bestEffort;
    case 'PriorityClass': {
      if (operator === 'Exists') return className !== '';
      const expression = { key: 'PriorityClass', operator, values: [...(values ?? [])] };
      const labels: Record<string, string> = className === '' ? {} : { PriorityClass: className };
      return matchesLabelSelector({ matchExpressions: [expression] }, labels);
    }
    case 'CrossNamespacePodAffinity':
      return podAffinityTerms(spec?.affinity).some(
        ({ namespaces = [], namespaceSelector }) => namespaces.length > 0 || namespaceSelector !== undefined,
      );
    default:
      return false;
  }
};

/**
 * Whether a quota counts this Pod: all its scopes match. One without scopes counts every Pod of its namespace.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 */
export const quotaCounts = (quota: ResourceQuota, pod: Pod): boolean =>
  scopesOf(quota).every((scope) => inScope(pod, scope));

const hasPodResources = ({ spec }: Pod): boolean =>
  [spec?.resources?.requests, spec?.resources?.limits].some((list) =>
    Object.keys(list ?? {}).some(isPodLevel),
  );

const missing = (pod: Pod, names: readonly string[]): string | undefined => {
  if (hasPodResources(pod)) return undefined;
  const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])];
  const told = names
    .filter((name) => stated.has(name))
    .sort()
    .flatMap((name) => {
      const without = containers
        .filter(
          ({ resources }) =>
            quotaUsage(resources?.requests ?? {}, resources?.limits ?? {})[name] === undefined,
        )
        .map((container) => container.name);
      return without.length === 0 ? [] : [`${name} for: ${[...new Set(without)].sort().join(',')}`];
    });
  return told.length === 0 ? undefined : `must specify ${told.join('; ')}`;
};

const listed = (amounts: ResourceList, names: readonly string[]): string =>
  [...names]
    .sort()
    .filter((name) => amounts[name] !== undefined)
    .map((name) => `${name}=${quantityText(quantityFrom(amounts[name]))}`)
    .join(',');

const exceeded = (quota: ResourceQuota, usage: ResourceList): string | undefined => {
  const hard = quota.status?.hard ?? {};
  const used = quota.status?.used ?? {};
  const over = Object.keys(hard).filter((name) => {
    const asked = usage[name];
    if (asked === undefined || signOf(quantityFrom(asked)) === 0) return false;
    const sum = addQuantities(quantityFrom(used[name]), quantityFrom(asked));
    return compareQuantities(sum, quantityFrom(hard[name])) > 0;
  });
  if (over.length === 0) return undefined;
  return `exceeded quota: ${quota.metadata?.name}, requested: ${listed(usage, over)}, used: ${listed(used, over)}, limited: ${listed(hard, over)}`;
};

/** Why the quotas of its namespace do not let a Pod be created; undefined if they do. */
export const quotaProblem = (pod: Pod, quotas: readonly ResourceQuota[]): string | undefined => {
  const concerned = quotas.filter((quota) => {
    const names = Object.keys(quota.status?.hard ?? {});
    return names.some(concernsPods) && quotaCounts(quota, pod);
  });
  for (const quota of concerned) {
    const names = Object.keys(quota.status?.hard ?? {}).filter(concernsPods);
    const unsaid = missing(pod, names);
    if (unsaid !== undefined) return `failed quota: ${quota.metadata?.name}: ${unsaid}`;
    if (names.every((name) => quota.status?.used?.[name] !== undefined)) continue;
    return `status unknown for quota: ${quota.metadata?.name}, resources: ${[...names].sort().join(',')}`;
  }
  const usage = chargedFor(pod);
  const negative = Object.keys(usage).filter((name) => signOf(quantityFrom(usage[name])) < 0);
  if (negative.length > 0) return `quota usage is negative for resource(s): ${negative.sort().join(',')}`;
  for (const quota of concerned) {
    const problem = exceeded(quota, usage);
    if (problem !== undefined) return problem;
  }
  return undefined;
};
