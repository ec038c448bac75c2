import { allContainers } from '../../api/containers.ts';
import { type Check, containersText, type Decide, distinct, namesOf, quoted } from '../check.ts';

const allowed: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const decide: Decide = (spec) => {
  const added = allContainers(spec).flatMap(
    ({ securityContext }) => securityContext?.capabilities?.add ?? [],
  );
  const bad = distinct(added.filter((capability) => !allowed.has(capability)));
  if (bad.length === 0) return undefined;
  const names = namesOf(spec, ({ securityContext }) =>
    (securityContext?.capabilities?.add ?? []).some((capability) => !allowed.has(capability)),
  );
  return {
    reason: 'non-default capabilities',
    detail: `${containersText(names)} must not include ${quoted(bad)} in securityContext.capabilities.add`,
  };
};

/** No capabilities beyond those that runtimes give by default. */
export const capabilitiesBaseline: Check = {
  id: 'capabilities_baseline',
  level: 'baseline',
  versions: [{ since: 0, decide }],
};
