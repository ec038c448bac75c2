import {
  type Check,
  containersText,
  type Decide,
  hasUserNamespace,
  namesOf,
  setters,
  unless,
} from '../check.ts';

const reason = 'runAsNonRoot != true';

const decide: Decide = (spec) => {
  const ofPod = spec.securityContext?.runAsNonRoot;
  const explicit = namesOf(spec, ({ securityContext }) => securityContext?.runAsNonRoot === false);
  const who = setters(ofPod === false, explicit);
  if (who !== undefined) return { reason, detail: `${who} must not set securityContext.runAsNonRoot=false` };
  if (ofPod) return undefined;
  const silent = namesOf(spec, ({ securityContext }) => securityContext?.runAsNonRoot === undefined);
  if (silent.length === 0) return undefined;
  return { reason, detail: `pod or ${containersText(silent)} must set securityContext.runAsNonRoot=true` };
};

/** Nobody runs as root, except (since v1.35) in a user namespace. */
export const runAsNonRoot: Check = {
  id: 'runAsNonRoot',
  level: 'restricted',
  versions: [
    { since: 0, decide },
    { since: 35, decide: unless(hasUserNamespace, decide) },
  ],
};
