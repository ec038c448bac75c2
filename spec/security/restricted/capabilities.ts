import { allContainers } from '../../api/containers.ts';
import {
  type Check,
  containersText,
  type Decide,
  distinct,
  isWindows,
  namesOf,
  quoted,
  unless,
} from '../check.ts';

const isBad = (capability: string): boolean => capability !== 'NET_BIND_SERVICE';

const decide: Decide = (spec) => {
  const keeping = namesOf(
    spec,
    ({ securityContext }) => !securityContext?.capabilities?.drop?.includes('ALL'),
  );
  const adding = namesOf(spec, ({ securityContext }) =>
    (securityContext?.capabilities?.add ?? []).some(isBad),
  );
  const added = allContainers(spec).flatMap(
    ({ securityContext }) => securityContext?.capabilities?.add ?? [],
  );
  const bad = distinct(added.filter(isBad));
  const details = [
    ...(keeping.length > 0
      ? [`${containersText(keeping)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(adding.length > 0
      ? [`${containersText(adding)} must not include ${quoted(bad)} in securityContext.capabilities.add`]
      : []),
  ];
  return details.length === 0
    ? undefined
    : { reason: 'unrestricted capabilities', detail: details.join('; ') };
};

/** All capabilities are dropped; only NET_BIND_SERVICE may be added. */
export const capabilitiesRestricted: Check = {
  id: 'capabilities_restricted',
  level: 'restricted',
  versions: [
    { since: 22, decide },
    { since: 25, decide: unless(isWindows, decide) },
  ],
  overrides: ['capabilities_baseline'],
};
