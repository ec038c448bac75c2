import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Role,
  RoleBinding,
  RoleRef,
  Subject,
} from '../../api/objects/rbac.ts';
import type { AccessRequest, PathRequest, ResourceRequest } from './request.ts';
import { serviceAccountUser, type User } from './user.ts';

/** The objects that grant access. */
export type Grants = {
  readonly roles: readonly Role[];
  readonly clusterRoles: readonly ClusterRole[];
  readonly roleBindings: readonly RoleBinding[];
  readonly clusterRoleBindings: readonly ClusterRoleBinding[];
};

export type Authorization =
  | {
      readonly allowed: true;
      /** what grants it: the binding, and the role that it refers to */
      readonly reason: string;
    }
  | { readonly allowed: false; readonly code: 403; readonly message: string };

const isPathRequest = (request: AccessRequest): request is PathRequest => 'path' in request;

const holds = (granted: readonly string[] | undefined, asked: string): boolean =>
  (granted ?? []).some((each) => each === '*' || each === asked);

/** `*`, `pods`, `pods/log`, and `*` + `/log` for a subresource of everything. */
const holdsResource = (granted: readonly string[] | undefined, resource: string, subresource: string) => {
  const asked = subresource === '' ? resource : `${resource}/${subresource}`;
  return (granted ?? []).some(
    (each) => each === '*' || each === asked || (subresource !== '' && each === `*/${subresource}`),
  );
};

/** A star at the end stands for any rest of a path. */
const holdsPath = (granted: readonly string[] | undefined, path: string): boolean =>
  (granted ?? []).some(
    (each) => each === '*' || each === path || (each.endsWith('*') && path.startsWith(each.slice(0, -1))),
  );

const allowsResource = (rule: PolicyRule, request: ResourceRequest): boolean => {
  const names = rule.resourceNames ?? [];
  return (
    holds(rule.verbs, request.verb) &&
    holds(rule.apiGroups, request.apiGroup) &&
    holdsResource(rule.resources, request.resource, request.subresource ?? '') &&
    (names.length === 0 || names.includes(request.name ?? ''))
  );
};

/** Whether a rule grants what is asked. */
const ruleAllows = (rule: PolicyRule, request: AccessRequest): boolean =>
  isPathRequest(request)
    ? holds(rule.verbs, request.verb) && holdsPath(rule.nonResourceURLs, request.path)
    : allowsResource(rule, request);

/** Whether a binding's subject is the user, one of the user's groups, or the user's ServiceAccount. */
const isSubject = (subject: Subject, user: User, bindingNamespace = ''): boolean => {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.name;
    case 'Group':
      return user.groups.includes(subject.name);
    case 'ServiceAccount': {
      const namespace = subject.namespace || bindingNamespace;
      return namespace !== '' && serviceAccountUser(namespace, subject.name) === user.name;
    }
    default:
      return false;
  }
};

/**
 * The rules of a ClusterRole. One that aggregates has the rules of all ClusterRoles that its selectors select,
 * in place of its own; these may aggregate too.
 */
const clusterRoleRules = (role: ClusterRole, clusterRoles: readonly ClusterRole[]): readonly PolicyRule[] => {
  const seen = new Set<ClusterRole>();
  const collect = (from: ClusterRole): readonly PolicyRule[] => {
    if (seen.has(from)) return [];
    seen.add(from);
    const selectors = from.aggregationRule?.clusterRoleSelectors;
    if (selectors === undefined) return from.rules ?? [];
    const compiled = selectors
      .map(compileLabelSelector)
      .flatMap((each) => (each.valid ? [each.selector] : []));
    return clusterRoles
      .filter(({ metadata }) => compiled.some((selector) => selects(selector, metadata?.labels)))
      .flatMap(collect);
  };
  return collect(role);
};

const rulesOf = (reference: RoleRef, namespace: string, grants: Grants): readonly PolicyRule[] => {
  if (reference.kind === 'ClusterRole') {
    const role = grants.clusterRoles.find(({ metadata }) => metadata?.name === reference.name);
    return role === undefined ? [] : clusterRoleRules(role, grants.clusterRoles);
  }
  const role = grants.roles.find(
    ({ metadata }) => metadata?.name === reference.name && metadata?.namespace === namespace,
  );
  return role?.rules ?? [];
};

const askedText = (request: AccessRequest): string => {
  if (isPathRequest(request)) return `cannot ${request.verb} path ${JSON.stringify(request.path)}`;
  const { verb, apiGroup, resource, subresource = '', namespace = '' } = request;
  const what = JSON.stringify(subresource === '' ? resource : `${resource}/${subresource}`);
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace ${JSON.stringify(namespace)}`;
  return `cannot ${verb} resource ${what} in API group ${JSON.stringify(apiGroup)} ${where}`;
};

const refusal = (user: User, request: AccessRequest): string => {
  const asked = `User ${JSON.stringify(user.name)} ${askedText(request)}`;
  if (isPathRequest(request)) return `forbidden: ${asked}`;
  const { apiGroup, resource, name = '' } = request;
  const group = apiGroup === '' ? resource : `${resource}.${apiGroup}`;
  return `${group}${name === '' ? '' : ` ${JSON.stringify(name)}`} is forbidden: ${asked}`;
};

/**
 * Whether RBAC lets a user do what is asked. Rules only ever grant: what nothing grants is refused. A
 * ClusterRoleBinding grants everywhere, a RoleBinding in its own namespace, of a Role there or of a ClusterRole.
 * Members of `system:masters` are let pass without being asked.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 * https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
 */
export const authorize = (user: User, request: AccessRequest, grants: Grants): Authorization => {
  if (user.groups.includes('system:masters')) return { allowed: true, reason: 'group system:masters' };
  const granted = (kind: string, bindings: readonly (RoleBinding | ClusterRoleBinding)[]) =>
    bindings.find(({ metadata, subjects, roleRef }) => {
      const namespace = kind === 'RoleBinding' ? (metadata?.namespace ?? '') : '';
      return (
        (subjects ?? []).some((subject) => isSubject(subject, user, namespace)) &&
        rulesOf(roleRef, namespace, grants).some((rule) => ruleAllows(rule, request))
      );
    });
  const said = (kind: string, binding: RoleBinding | ClusterRoleBinding): Authorization => ({
    allowed: true,
    reason: `${kind} ${binding.metadata?.name ?? ''} of ${binding.roleRef.kind} ${binding.roleRef.name}`,
  });
  const everywhere = granted('ClusterRoleBinding', grants.clusterRoleBindings);
  if (everywhere !== undefined) return said('ClusterRoleBinding', everywhere);
  const namespace = isPathRequest(request) ? '' : (request.namespace ?? '');
  if (namespace !== '') {
    const here = grants.roleBindings.filter(({ metadata }) => metadata?.namespace === namespace);
    const inNamespace = granted('RoleBinding', here);
    if (inNamespace !== undefined) return said('RoleBinding', inNamespace);
  }
  return { allowed: false, code: 403, message: refusal(user, request) };
};
