/** Who makes a request, once authenticated. */
export type User = { readonly name: string; readonly groups: readonly string[] };

/** A credential that the API server has verified: what it vouches for. */
export type Credential =
  /** a client certificate signed by the cluster's CA: its common name and organizations */
  | { readonly by: 'certificate'; readonly commonName: string; readonly organizations: readonly string[] }
  /** a token of a ServiceAccount */
  | { readonly by: 'serviceAccount'; readonly namespace: string; readonly name: string }
  /** a token of an identity provider */
  | { readonly by: 'oidc'; readonly name: string; readonly groups: readonly string[] };

export type Authentication =
  | { readonly authenticated: true; readonly user: User }
  | { readonly authenticated: false; readonly code: 401; readonly message: 'Unauthorized' };

/** The name by which a ServiceAccount's token is known. */
export const serviceAccountUser = (namespace: string, name: string): string =>
  `system:serviceaccount:${namespace}:${name}`;

const authenticatedGroup = 'system:authenticated';

const userOf = (credential: Credential): User => {
  switch (credential.by) {
    case 'certificate':
      return { name: credential.commonName, groups: credential.organizations };
    case 'serviceAccount':
      return {
        name: serviceAccountUser(credential.namespace, credential.name),
        groups: ['system:serviceaccounts', `system:serviceaccounts:${credential.namespace}`],
      };
    case 'oidc':
      return { name: credential.name, groups: credential.groups };
  }
};

/**
 * Who a request comes from. One without a credential is anonymous, if the cluster lets it be; one whose credential
 * was not verified, or vouches for no name, is refused: give `'unverified'`.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export const authenticate = (
  credential: Credential | 'none' | 'unverified',
  anonymousAllowed = true,
): Authentication => {
  if (credential === 'none' && anonymousAllowed) {
    const user = { name: 'system:anonymous', groups: ['system:unauthenticated'] };
    return { authenticated: true, user };
  }
  const user = typeof credential === 'string' ? undefined : userOf(credential);
  if (user === undefined || user.name === '') {
    return { authenticated: false, code: 401, message: 'Unauthorized' };
  }
  const groups = [...new Set([...user.groups, authenticatedGroup])];
  return { authenticated: true, user: { name: user.name, groups } };
};
