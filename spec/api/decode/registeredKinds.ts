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

/** Whether the API server knows a kind in an API version, served or not. */
export const isRegistered = (apiVersion: string, kind: string): boolean =>
  Object.hasOwn(kindsOf, apiVersion) &&
  ((kindsOf[apiVersion] ?? []).includes(kind) || ofRequests.includes(kind));
