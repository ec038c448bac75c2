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
