import { judgePodSecurity, policyOf } from '../../security/policy.ts';
import {
  type CreateRequest,
  decodeAndDefault,
  identify,
  type Refusal,
  type RequestError,
  settleMetadata,
  stored,
} from '../create.ts';
import { type KubernetesVersion, kubernetes136 } from '../kubernetesVersion.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import type { Pod } from '../objects/core.ts';
import type { Draft } from '../objects/draft.ts';
import { preparePodForCreate } from '../prepare/pod.ts';
import { aggregated } from '../statusError.ts';
import { type FieldError, fieldErrorText } from '../validation/fieldError.ts';
import { validatePodCreate } from '../validation/pod.ts';
import { warningsOnCreate } from '../warnings/create.ts';
import { type AdmissionCluster, isNamed } from './cluster.ts';
import { applyLimitRange, limitRangeProblems } from './limitRanger.ts';
import { applyPriority } from './priority.ts';
import { quotaProblem } from './resourceQuota.ts';
import { applyRuntimeClass, runtimeClassProblem } from './runtimeClass.ts';
import { applyServiceAccount } from './serviceAccount.ts';
import { applyDefaultTolerations } from './tolerations.ts';

/** The answer of the API server to the creation of a Pod: what is stored, or the status that refuses it. */
export type Admission =
  | { readonly allowed: true; readonly object: Pod; readonly warnings: readonly string[] }
  | {
      readonly allowed: false;
      /** the HTTP status code */
      readonly code: number;
      readonly reason: 'BadRequest' | 'Forbidden' | 'Invalid' | 'NotFound';
      readonly message: string;
      /** of what is invalid: the types and fields */
      readonly causes: readonly (readonly [string, string])[];
    };

const refused = (
  code: number,
  reason: (Admission & { allowed: false })['reason'],
  message: string,
  causes: readonly (readonly [string, string])[] = [],
): Admission => ({ allowed: false, code, reason, message, causes });

const badRequest = ({ errors, message }: Refusal): Admission => {
  const details = (errors as readonly RequestError[]).map(({ detail }) => detail).join(', ');
  return refused(400, 'BadRequest', message ?? details);
};

const isPresent = (problem: string | undefined): problem is string => problem !== undefined;

type Step = () => string | undefined;

const firstProblem = (steps: readonly Step[]): string | undefined => {
  for (const step of steps) {
    const problem = step();
    if (isPresent(problem)) return problem;
  }
  return undefined;
};

/**
 * Creates a Pod as an API server with its default admission plugins does: decoding and defaults, the plugins that
 * change it, preparation and validation, the plugins that judge it.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export const admit = (
  request: CreateRequest & { readonly namespace: string; readonly username?: string },
  cluster: AdmissionCluster,
  version: KubernetesVersion = kubernetes136,
): Admission => {
  const { namespace, nameSuffix } = request;
  const decoded = decodeAndDefault('pods', request.body);
  if (!decoded.valid) return badRequest(decoded);
  const pod = decoded.object as Draft<Pod>;
  const named = pod.metadata?.name || pod.metadata?.generateName || 'Unknown';
  const identified = identify(decoded.object, request);
  if (!identified.valid) return badRequest(identified);
  const object = identified.object as Pod;
  const requestWarnings = settleMetadata(object);
  const found = cluster.namespaces.find(isNamed(namespace));
  if (found === undefined) {
    return refused(404, 'NotFound', `namespaces ${JSON.stringify(namespace)} not found`);
  }
  const forbidden = (name: string, problem: string): Admission =>
    refused(403, 'Forbidden', `pods ${JSON.stringify(name)} is forbidden: ${problem}`);
  if (found.status?.phase === 'Terminating') {
    const problem = `unable to create new content in namespace ${namespace} because it is being terminated`;
    return forbidden(named, problem);
  }
  const limitRanges = cluster.limitRanges.filter(({ metadata }) => metadata?.namespace === namespace);
  for (const limitRange of limitRanges) applyLimitRange(object, limitRange);
  const changed = firstProblem([
    () => applyServiceAccount(object, namespace, cluster, nameSuffix),
    () => applyPriority(object, cluster),
    () => {
      applyDefaultTolerations(object);
      return applyRuntimeClass(object, cluster);
    },
  ]);
  if (isPresent(changed)) return forbidden(named, changed);
  const prepared = preparePodForCreate(object as Draft<Pod>, version);
  const errors = validatePodCreate(object, version);
  const name = object.metadata?.name ?? '';
  if (errors.length > 0) return invalid(name, errors);
  const security = judgePodSecurity(object, policyOf(found.metadata?.labels), request);
  const judged = firstProblem([
    ...limitRanges.map((limitRange) => () => {
      const problems = limitRangeProblems(object, limitRange);
      return problems.length === 0 ? undefined : aggregated(problems);
    }),
    () => security.forbidden,
    () => runtimeClassProblem(object, cluster),
    () =>
      quotaProblem(
        object,
        cluster.resourceQuotas.filter(({ metadata }) => metadata?.namespace === namespace),
      ),
  ]);
  if (isPresent(judged)) return forbidden(name, judged);
  const warnings = [
    ...requestWarnings,
    ...prepared,
    ...warningsOnCreate('pods', object as ApiObject),
    ...(security.warning === undefined ? [] : [security.warning]),
  ];
  return {
    allowed: true,
    object: stored('pods', object as ApiObject) as Pod,
    warnings: [...new Set(warnings)],
  };
};

const invalid = (name: string, errors: readonly FieldError[]): Admission =>
  refused(
    422,
    'Invalid',
    `Pod ${JSON.stringify(name)} is invalid: ${aggregated(errors.map(fieldErrorText))}`,
    errors.map(({ type, field }) => [type, field] as const),
  );
