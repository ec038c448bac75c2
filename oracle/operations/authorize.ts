import { z } from 'zod';
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../spec/api/objects/rbac.ts';
import { authorize as decide } from '../../spec/security/access/rbac.ts';
import { type AccessRequest, podActions, podRequest } from '../../spec/security/access/request.ts';
import { authenticate } from '../../spec/security/access/user.ts';
import type { Operation } from '../operation.ts';
import { decoded, listOf, withShape } from '../request.ts';

const credentialShape = z.union([
  z.enum(['none', 'unverified']),
  z.discriminatedUnion('by', [
    z.object({ by: z.literal('certificate'), commonName: z.string(), organizations: listOf(z.string()) }),
    z.object({ by: z.literal('serviceAccount'), namespace: z.string(), name: z.string() }),
    z.object({ by: z.literal('oidc'), name: z.string(), groups: listOf(z.string()) }),
  ]),
]);

const text = z.string().default('');

/** What is done to a Pod, or any other request for a resource or a path. */
const askedShape: z.ZodType<AccessRequest> = z.union([
  z
    .object({ action: z.enum(podActions), namespace: text, name: text })
    .transform(({ action, namespace, name }) => podRequest(action, namespace, name)),
  z.object({ verb: z.string(), path: z.string() }),
  z.object({
    verb: z.string(),
    apiGroup: text,
    resource: z.string(),
    subresource: text,
    namespace: text,
    name: text,
  }),
]);

const authorizeShape = z.object({
  credential: credentialShape,
  anonymousAllowed: z.boolean().default(true),
  asked: askedShape,
  roles: listOf(decoded<Role>('rbac.Role')),
  clusterRoles: listOf(decoded<ClusterRole>('rbac.ClusterRole')),
  roleBindings: listOf(decoded<RoleBinding>('rbac.RoleBinding')),
  clusterRoleBindings: listOf(decoded<ClusterRoleBinding>('rbac.ClusterRoleBinding')),
});

export const authorize: Operation = {
  op: 'authorize',
  says: 'who makes a request, and whether RBAC lets them do what is asked of Pods or of anything else',
  ...withShape(authorizeShape, ({ credential, anonymousAllowed, asked, ...grants }) => {
    const authentication = authenticate(credential, anonymousAllowed);
    if (!authentication.authenticated) return { allowed: false, ...authentication };
    return { user: authentication.user, ...decide(authentication.user, asked, grants) };
  }),
};
