import type {
  DaemonSetUpdateStrategy,
  DeploymentStrategy,
  RollingUpdateStatefulSetStrategy,
  StatefulSetUpdateStrategy,
} from '../objects/apps.ts';
import type { JobSpec } from '../objects/batch.ts';
import type { PodResourceClaim, SeccompProfile, SecurityContext } from '../objects/core.ts';

/*
 * Where a message tells a whole structure, the API server prints its internal form: every field, in the order of
 * the structure, under a name that begins with a capital letter, and null where there is none.
 */

type Form = { readonly [field: string]: unknown };

const formOf =
  <T extends object>(fields: readonly (keyof T & string)[]) =>
  (value: T | undefined): Form | null =>
    value === undefined
      ? null
      : Object.fromEntries(
          fields.map((field) => [`${field.charAt(0).toUpperCase()}${field.slice(1)}`, value[field] ?? null]),
        );

type Present<Field extends keyof SecurityContext> = NonNullable<SecurityContext[Field]>;

const capabilities = formOf<Present<'capabilities'>>(['add', 'drop']);
const appArmorProfile = formOf<Present<'appArmorProfile'>>(['type', 'localhostProfile']);

const seLinuxOptions = ({
  user = '',
  role = '',
  type = '',
  level = '',
}: Present<'seLinuxOptions'>): Form => ({
  User: user,
  Role: role,
  Type: type,
  Level: level,
});

const windowsOptions = (options: Present<'windowsOptions'>): Form => ({
  GMSACredentialSpecName: options.gmsaCredentialSpecName ?? null,
  GMSACredentialSpec: options.gmsaCredentialSpec ?? null,
  RunAsUserName: options.runAsUserName ?? null,
  HostProcess: options.hostProcess ?? null,
});

/** A seccomp profile as errors print it. */
export const seccompProfileForm = formOf<SeccompProfile>(['type', 'localhostProfile']);

/** A reference to a resource claim as errors print it. */
export const claimReferenceForm = formOf<PodResourceClaim>([
  'name',
  'resourceClaimName',
  'resourceClaimTemplateName',
]);

/** A security context as errors print it. */
export const securityContextForm = (context: SecurityContext): Form => ({
  Capabilities: capabilities(context.capabilities),
  Privileged: context.privileged ?? null,
  SELinuxOptions: context.seLinuxOptions === undefined ? null : seLinuxOptions(context.seLinuxOptions),
  WindowsOptions: context.windowsOptions === undefined ? null : windowsOptions(context.windowsOptions),
  RunAsUser: context.runAsUser ?? null,
  RunAsGroup: context.runAsGroup ?? null,
  RunAsNonRoot: context.runAsNonRoot ?? null,
  ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
  AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
  ProcMount: context.procMount ?? null,
  SeccompProfile: seccompProfileForm(context.seccompProfile),
  AppArmorProfile: appArmorProfile(context.appArmorProfile),
});

/** The strategy of a Deployment or DaemonSet as errors print it. */
export const surgingForm = ({
  type = '',
  rollingUpdate,
}: DeploymentStrategy | DaemonSetUpdateStrategy): Form => ({
  Type: type,
  RollingUpdate: rollingUpdate
    ? { MaxUnavailable: rollingUpdate.maxUnavailable ?? 0, MaxSurge: rollingUpdate.maxSurge ?? 0 }
    : null,
});

/** How a StatefulSet rolls out, as errors print it. */
export const partitionForm = ({ partition = 0, maxUnavailable }: RollingUpdateStatefulSetStrategy): Form => ({
  Partition: partition,
  MaxUnavailable: maxUnavailable ?? null,
});

/** The strategy of a StatefulSet as errors print it. */
export const partitionedForm = ({ type = '', rollingUpdate }: StatefulSetUpdateStrategy): Form => ({
  Type: type,
  RollingUpdate: rollingUpdate ? partitionForm(rollingUpdate) : null,
});

/** When a Job has succeeded, as errors print it. */
export const successPolicyForm = ({ rules }: NonNullable<JobSpec['successPolicy']>): Form => ({
  Rules:
    rules?.map(({ succeededIndexes, succeededCount }) => ({
      SucceededIndexes: succeededIndexes ?? null,
      SucceededCount: succeededCount ?? null,
    })) ?? null,
});
