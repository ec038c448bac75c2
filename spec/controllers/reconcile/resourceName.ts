/**
 * The resource of a kind, as clients guess it: all that Kubernetes serves itself are named so. `NetworkPolicy` is served as
 * `networkpolicies`.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
export const guessedResource = (kind: string): string => {
  const singular = kind.toLowerCase();
  if (singular.endsWith('endpoints')) return singular;
  if (singular.endsWith('s')) return `${singular}es`;
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`;
};
