import { isAllowedSeccompType, onlyAllowedSeccomp } from '../baseline/seccompProfile.ts';
import { type Check, containersText, type Decide, isWindows, namesOf, unless } from '../check.ts';

const decide: Decide = (spec, metadata) => {
  const bad = onlyAllowedSeccomp(spec, metadata);
  if (bad !== undefined) return bad;
  const ofPod = spec.securityContext?.seccompProfile?.type;
  if (ofPod !== undefined && isAllowedSeccompType(ofPod)) return undefined;
  const silent = namesOf(spec, ({ securityContext }) => securityContext?.seccompProfile === undefined);
  if (silent.length === 0) return undefined;
  return {
    reason: 'seccompProfile',
    detail: `pod or ${containersText(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  };
};

/** A seccomp profile has to be said: the runtime's or one of the node's. */
export const seccompRestricted: Check = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  versions: [
    { since: 19, decide },
    { since: 25, decide: unless(isWindows, decide) },
  ],
  overrides: ['seccompProfile_baseline'],
};
