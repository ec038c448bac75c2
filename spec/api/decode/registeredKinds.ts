import registered from '../schema/registeredKinds.generated.json' with { type: 'json' };

const kindsOf: { readonly [apiVersion: string]: readonly string[] } = registered.kinds;

/** Kinds of requests, which every API version registers. */
const ofRequests: readonly string[] = [
  'CreateOptions',
  'DeleteOptions',
  'GetOptions',
  'ListOptions',
  'PatchOptions',
  'UpdateOptions',
  'WatchEvent',
];

/**
 * What Go calls a kind that the API server knows in an API version, served or not: `v1.Event`; undefined for kinds that
 * it does not know.
 *
 * @param version the last part of the API version
 */
export const registeredType = (apiVersion: string, version: string, kind: string): string | undefined => {
  if (!Object.hasOwn(kindsOf, apiVersion)) return undefined;
  if (ofRequests.includes(kind)) return `v1.${kind}`;
  return kindsOf[apiVersion]?.includes(kind) ? `${version}.${kind}` : undefined;
};

const groupOf = (apiVersion: string): string => {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
};

const ownGroups: ReadonlySet<string> = new Set(Object.keys(kindsOf).map(groupOf));

/** Every kind that the API server itself knows, in any version. */
export const everyKind: readonly string[] = [...new Set(Object.values(kindsOf).flat())];

/** Whether Kubernetes itself serves, or served, a kind under this name in the group of an API version. */
const isKindOfGroup = (apiVersion: string, kind: string): boolean =>
  Object.entries(kindsOf).some(
    ([version, kinds]) => groupOf(version) === groupOf(apiVersion) && kinds.includes(kind),
  );

/**
 * Whose kind this is: Kubernetes' `own` (perhaps of a version that is served no more), `misspelt` where a group of
 * Kubernetes has no kind of this name, or `custom`: of a group that Kubernetes itself knows nothing of.
 * https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/
 */
export const originOf = (apiVersion: string, kind: string): 'own' | 'misspelt' | 'custom' => {
  if (!ownGroups.has(groupOf(apiVersion))) return 'custom';
  return isKindOfGroup(apiVersion, kind) ? 'own' : 'misspelt';
};
