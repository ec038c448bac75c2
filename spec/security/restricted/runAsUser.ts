import { type Check, type Decide, hasUserNamespace, namesOf, setters, unless } from '../check.ts';

const decide: Decide = (spec) => {
  const names = namesOf(spec, ({ securityContext }) => securityContext?.runAsUser === 0);
  const who = setters(spec.securityContext?.runAsUser === 0, names);
  return who === undefined ? undefined : { reason: 'runAsUser=0', detail: `${who} must not set runAsUser=0` };
};

/** Nobody asks to be root, except (since v1.35) in a user namespace. */
export const runAsUser: Check = {
  id: 'runAsUser',
  level: 'restricted',
  versions: [
    { since: 23, decide },
    { since: 35, decide: unless(hasUserNamespace, decide) },
  ],
};
