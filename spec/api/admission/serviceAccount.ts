import type { Container, Pod, PodSpec, ProjectedVolumeSource, ServiceAccount } from '../objects/core.ts';
import { mirrorPodAnnotation } from '../validation/annotations.ts';
import { type AdmissionCluster, isNamed } from './cluster.ts';
import { secretNames } from './references.ts';

/**
 * ServiceAccount: a Pod acts as an account of its namespace; unless told otherwise it gets the account's token.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
 */
const tokenMountPath = '/var/run/secrets/kubernetes.io/serviceaccount';
const tokenVolumePrefix = 'kube-api-access-';
const enforceMountableSecrets = 'kubernetes.io/enforce-mountable-secrets';
const tokenSeconds = 3607;

const tokenVolume = (): ProjectedVolumeSource => ({
  defaultMode: 0o644,
  sources: [
    { serviceAccountToken: { path: 'token', expirationSeconds: tokenSeconds } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
  ],
});

const mountToken = (spec: PodSpec, nameSuffix: string): void => {
  const existing = (spec.volumes ?? []).find(({ name }) => name.startsWith(tokenVolumePrefix))?.name;
  const name = existing ?? tokenVolumePrefix + nameSuffix;
  let needed = false;
  const mount = (container: Container): void => {
    if ((container.volumeMounts ?? []).some(({ mountPath }) => mountPath === tokenMountPath)) return;
    const volumeMount = { name, readOnly: true, mountPath: tokenMountPath };
    container.volumeMounts = [...(container.volumeMounts ?? []), volumeMount];
    needed = true;
  };
  (spec.initContainers ?? []).forEach(mount);
  (spec.containers ?? []).forEach(mount);
  if (needed && existing === undefined)
    spec.volumes = [...(spec.volumes ?? []), { name, projected: tokenVolume() }];
};

const mirrorPodProblem = (pod: Pod): string | undefined => {
  if (pod.spec?.serviceAccountName) return 'a mirror pod may not reference service accounts';
  if (secretNames(pod).length > 0) return 'a mirror pod may not reference secrets';
  const sources = (pod.spec?.volumes ?? []).flatMap(({ projected }) => projected?.sources ?? []);
  return sources.some(({ serviceAccountToken }) => serviceAccountToken !== undefined)
    ? 'a mirror pod may not use ServiceAccountToken volume projections'
    : undefined;
};

const isMirror = ({ metadata }: Pod): boolean => metadata?.annotations?.[mirrorPodAnnotation] !== undefined;

const notReferenced = (what: string, secret: string, account: string): string =>
  `${what} secret.secretName="${secret}" is not allowed because service account ${account} does not reference that secret`;

/** With the annotation `kubernetes.io/enforce-mountable-secrets` a Pod may use only the account's Secrets. */
const secretProblem = ({ spec }: Pod, account: ServiceAccount): string | undefined => {
  const enforced = account.metadata?.annotations?.[enforceMountableSecrets] ?? '';
  if (!['1', 't', 'T', 'TRUE', 'true', 'True'].includes(enforced)) return undefined;
  const accountName = account.metadata?.name ?? '';
  const mountable = new Set((account.secrets ?? []).map(({ name }) => name));
  for (const { secret } of spec?.volumes ?? []) {
    const name = secret?.secretName;
    if (name !== undefined && !mountable.has(name)) return notReferenced('volume with', name, accountName);
  }
  for (const [what, containers] of [
    ['init container', spec?.initContainers],
    ['container', spec?.containers],
  ] as const) {
    for (const container of containers ?? []) {
      for (const { name, valueFrom } of container.env ?? []) {
        const secret = valueFrom?.secretKeyRef?.name;
        if (secret === undefined || mountable.has(secret)) continue;
        return notReferenced(
          `${what} ${container.name} with envVar ${name} referencing`,
          secret,
          accountName,
        );
      }
      for (const { secretRef } of container.envFrom ?? []) {
        const secret = secretRef?.name;
        if (secret === undefined || mountable.has(secret)) continue;
        return notReferenced(`${what} ${container.name} with envFrom referencing`, secret, accountName);
      }
    }
  }
  const pullSecrets = new Set((account.imagePullSecrets ?? []).map(({ name }) => name));
  for (const [index, { name = '' }] of (spec?.imagePullSecrets ?? []).entries()) {
    if (pullSecrets.has(name)) continue;
    return `imagePullSecrets[${index}].name="${name}" is not allowed because service account ${accountName} does not reference that imagePullSecret`;
  }
  return undefined;
};

/** Gives a Pod its account, pull secrets and token; or says why it cannot have them. `nameSuffix`: of the volume. */
export const applyServiceAccount = (
  pod: Pod,
  namespace: string,
  cluster: AdmissionCluster,
  nameSuffix: string,
): string | undefined => {
  if (isMirror(pod)) return mirrorPodProblem(pod);
  const { spec } = pod;
  if (spec === undefined) return undefined;
  spec.serviceAccountName ||= 'default';
  spec.serviceAccount = spec.serviceAccountName;
  const account = cluster.serviceAccounts.find(isNamed(spec.serviceAccountName, namespace));
  if (account === undefined) {
    const name = spec.serviceAccountName;
    return `error looking up service account ${namespace}/${name}: serviceaccount ${JSON.stringify(name)} not found`;
  }
  const automount = spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
  if (automount) mountToken(spec, nameSuffix);
  if ((spec.imagePullSecrets ?? []).length === 0) {
    const secrets = (account.imagePullSecrets ?? []).map(({ name }) => (name === undefined ? {} : { name }));
    if (secrets.length > 0) spec.imagePullSecrets = secrets;
  }
  return secretProblem(pod, account);
};
