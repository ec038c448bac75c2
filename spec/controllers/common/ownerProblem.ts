import type { ApiObject } from '../../api/objects/apiObject.ts';
import { type Problem, problem } from '../../problem.ts';

/** What keeps an object from owning others: it has no namespace, name or UID. Undefined if nothing does. */
export const ownerProblem = ({ metadata }: ApiObject): Problem | undefined => {
  for (const field of ['namespace', 'name', 'uid'] as const) {
    if (metadata?.[field]) continue;
    return problem('PS1006', `an owner without ${field} owns nothing`, { path: `metadata.${field}` });
  }
  return undefined;
};

/** What is wrong with `spec.replicas`: it is no whole number, or below 0. Absent it is 1. */
export const replicasProblem = ({
  spec,
}: {
  readonly spec?: { readonly replicas?: number } | undefined;
}): Problem | undefined => {
  const replicas = spec?.replicas ?? 1;
  return Number.isInteger(replicas) && replicas >= 0
    ? undefined
    : problem('PS1006', `${replicas} is no number of replicas`, { path: 'spec.replicas' });
};
