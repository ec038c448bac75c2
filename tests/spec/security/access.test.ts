import { describe, expect, test } from 'vitest';
import type { ClusterRole, PolicyRule } from '../../../spec/api/objects/rbac.ts';
import { authorize, type Grants } from '../../../spec/security/access/rbac.ts';
import { type PodAction, podRequest } from '../../../spec/security/access/request.ts';
import { authenticate, type User } from '../../../spec/security/access/user.ts';

const userOf = (answer: ReturnType<typeof authenticate>): User => {
  if (!answer.authenticated) throw new Error(answer.message);
  return answer.user;
};

const jane = userOf(authenticate({ by: 'certificate', commonName: 'jane', organizations: ['dev'] }));
const builder = userOf(authenticate({ by: 'serviceAccount', namespace: 'ci', name: 'builder' }));
const anonymous = userOf(authenticate('none'));

const rbac = 'rbac.authorization.k8s.io';
const nobodyMay: Grants = { roles: [], clusterRoles: [], roleBindings: [], clusterRoleBindings: [] };

const clusterRole = (name: string, rules: PolicyRule[], more: Partial<ClusterRole> = {}): ClusterRole => ({
  metadata: { name, ...more.metadata },
  rules,
  ...(more.aggregationRule ? { aggregationRule: more.aggregationRule } : {}),
});

const pods = (verbs: string[], resources = ['pods'], resourceNames: string[] = []): PolicyRule => ({
  apiGroups: [''],
  resources,
  verbs,
  resourceNames,
});

const roleRef = (kind: 'Role' | 'ClusterRole', name: string) => ({ apiGroup: rbac, kind, name });

/** Jane may do what the rules say, in namespace web. */
const inWeb = (rules: PolicyRule[]): Grants => ({
  ...nobodyMay,
  roles: [{ metadata: { name: 'r', namespace: 'web' }, rules }],
  roleBindings: [
    {
      metadata: { name: 'b', namespace: 'web' },
      subjects: [{ kind: 'User', name: 'jane', apiGroup: rbac }],
      roleRef: roleRef('Role', 'r'),
    },
  ],
});

const may = (user: User, action: PodAction, namespace: string, grants: Grants, name = 'p'): boolean =>
  authorize(user, podRequest(action, namespace, name), grants).allowed;

describe('authentication', () => {
  test('a certificate vouches for a user and groups', () => {
    expect(jane).toEqual({ name: 'jane', groups: ['dev', 'system:authenticated'] });
  });

  test("a ServiceAccount's token vouches for the ServiceAccount and the groups that all of them are in", () => {
    expect(builder.name).toBe('system:serviceaccount:ci:builder');
    expect(builder.groups).toEqual([
      'system:serviceaccounts',
      'system:serviceaccounts:ci',
      'system:authenticated',
    ]);
  });

  test('who shows nothing is anonymous, who shows something false is refused', () => {
    expect(anonymous).toEqual({ name: 'system:anonymous', groups: ['system:unauthenticated'] });
    expect(authenticate('none', false)).toMatchObject({ authenticated: false, code: 401 });
    expect(authenticate('unverified')).toMatchObject({ authenticated: false, code: 401 });
  });
});

describe('RBAC', () => {
  test('what nothing grants is refused, in words', () => {
    expect(authorize(jane, podRequest('delete', 'web', 'p'), nobodyMay)).toEqual({
      allowed: false,
      code: 403,
      message:
        'pods "p" is forbidden: User "jane" cannot delete resource "pods" in API group "" in the namespace "web"',
    });
  });

  test('a RoleBinding grants in its namespace only', () => {
    const grants = inWeb([pods(['get', 'list'])]);
    expect(may(jane, 'get', 'web', grants)).toBe(true);
    expect(may(jane, 'get', 'db', grants)).toBe(false);
    expect(may(jane, 'list', '', grants)).toBe(false);
    expect(may(jane, 'delete', 'web', grants)).toBe(false);
    expect(may(builder, 'get', 'web', grants)).toBe(false);
  });

  test('subresources are granted by their own names', () => {
    const onPods = inWeb([pods(['*'])]);
    for (const action of ['readLogs', 'exec', 'attach', 'portForward', 'evict', 'bind'] as const) {
      expect(may(jane, action, 'web', onPods)).toBe(false);
    }
    expect(may(jane, 'exec', 'web', inWeb([pods(['create'], ['pods/exec'])]))).toBe(true);
    expect(may(jane, 'readLogs', 'web', inWeb([pods(['get'], ['*/log'])]))).toBe(true);
    expect(may(jane, 'evict', 'web', inWeb([pods(['*'], ['*'])]))).toBe(true);
  });

  test('rules for named Pods grant no request without a name', () => {
    const grants = inWeb([pods(['*'], ['pods'], ['p'])]);
    expect(may(jane, 'get', 'web', grants)).toBe(true);
    expect(may(jane, 'get', 'web', grants, 'q')).toBe(false);
    expect(may(jane, 'create', 'web', grants)).toBe(false);
    expect(may(jane, 'list', 'web', grants)).toBe(false);
  });

  test('a ClusterRole is granted everywhere or in one namespace, by the kind of its binding', () => {
    const view = clusterRole('view', [pods(['get'])]);
    const subjects = [{ kind: 'ServiceAccount', name: 'builder', namespace: 'ci' }];
    const binding = {
      metadata: { name: 'b', namespace: 'web' },
      subjects,
      roleRef: roleRef('ClusterRole', 'view'),
    };
    const everywhere: Grants = { ...nobodyMay, clusterRoles: [view], clusterRoleBindings: [binding] };
    const here: Grants = { ...nobodyMay, clusterRoles: [view], roleBindings: [binding] };
    expect(['web', 'db'].map((namespace) => may(builder, 'get', namespace, everywhere))).toEqual([
      true,
      true,
    ]);
    expect(['web', 'db'].map((namespace) => may(builder, 'get', namespace, here))).toEqual([true, false]);
  });

  test('an aggregated ClusterRole has the rules of those that it selects, and they of theirs', () => {
    const selecting = (key: string) => ({ clusterRoleSelectors: [{ matchLabels: { [key]: 'true' } }] });
    const grants: Grants = {
      ...nobodyMay,
      clusterRoles: [
        clusterRole('admin', [], { aggregationRule: selecting('to-admin') }),
        clusterRole('edit', [], {
          metadata: { labels: { 'to-admin': 'true', 'to-edit': 'true' } },
          aggregationRule: selecting('to-edit'),
        }),
        clusterRole('pods', [pods(['delete'])], { metadata: { labels: { 'to-edit': 'true' } } }),
      ],
      clusterRoleBindings: [
        {
          metadata: { name: 'b' },
          subjects: [{ kind: 'Group', name: 'dev', apiGroup: rbac }],
          roleRef: roleRef('ClusterRole', 'admin'),
        },
      ],
    };
    expect(may(jane, 'delete', 'web', grants)).toBe(true);
    expect(may(anonymous, 'delete', 'web', grants)).toBe(false);
  });

  test('paths are granted by ClusterRoleBindings; a star stands for their rest', () => {
    const health: PolicyRule = { verbs: ['get'], nonResourceURLs: ['/healthz', '/healthz/*'] };
    const grants: Grants = {
      ...nobodyMay,
      clusterRoles: [clusterRole('health', [health])],
      clusterRoleBindings: [
        {
          metadata: { name: 'b' },
          subjects: [{ kind: 'Group', name: 'system:unauthenticated', apiGroup: rbac }],
          roleRef: roleRef('ClusterRole', 'health'),
        },
      ],
    };
    const asked = ['/healthz', '/healthz/etcd', '/metrics'].map(
      (path) => authorize(anonymous, { verb: 'get', path }, grants).allowed,
    );
    expect(asked).toEqual([true, true, false]);
  });

  test('system:masters may do everything', () => {
    const root = { name: 'root', groups: ['system:masters'] };
    expect(may(root, 'exec', 'kube-system', nobodyMay)).toBe(true);
  });
});
