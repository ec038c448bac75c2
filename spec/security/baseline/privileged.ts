import { type Check, containersText, type Decide, namesOf } from '../check.ts';

const decide: Decide = (spec) => {
  const names = namesOf(spec, ({ securityContext }) => securityContext?.privileged === true);
  if (names.length === 0) return undefined;
  return {
    reason: 'privileged',
    detail: `${containersText(names)} must not set securityContext.privileged=true`,
  };
};

/** No privileged containers. */
export const privileged: Check = { id: 'privileged', level: 'baseline', versions: [{ since: 0, decide }] };
