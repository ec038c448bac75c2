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

type Scaled = { readonly spec?: { readonly replicas?: number } | undefined };

/** What is wrong with `spec.replicas`: it is no whole number, below 0 or above `most`. Absent it is 1. */
export const replicasProblem = (
  { spec }: Scaled,
  most: number = Number.POSITIVE_INFINITY,
): Problem | undefined => {
  const replicas = spec?.replicas ?? 1;
  const place = { path: 'spec.replicas' };
  if (!Number.isInteger(replicas) || replicas < 0) {
    return problem('PS1006', `${replicas} is no number of replicas`, place);
  }
  return replicas > most ? problem('PS1008', `${replicas} replicas are more than ${most}`, place) : undefined;
};
