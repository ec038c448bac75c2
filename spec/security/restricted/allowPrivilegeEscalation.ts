import { type Check, containersText, type Decide, isWindows, namesOf, unless } from '../check.ts';

const decide: Decide = (spec) => {
  const names = namesOf(spec, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false);
  if (names.length === 0) return undefined;
  return {
    reason: 'allowPrivilegeEscalation != false',
    detail: `${containersText(names)} must set securityContext.allowPrivilegeEscalation=false`,
  };
};

/** No process gains privileges that its parent does not have. */
export const allowPrivilegeEscalation: Check = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  versions: [
    { since: 8, decide },
    { since: 25, decide: unless(isWindows, decide) },
  ],
};
