import { allContainers } from '../../api/containers.ts';
import type { SELinuxOptions } from '../../api/objects/core.ts';
import { type Check, type Decide, distinct, namesOf, plural, quoted, setters } from '../check.ts';

const types = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

const only =
  (allowed: readonly string[]): Decide =>
  (spec) => {
    const isBad = (options: SELinuxOptions | undefined): boolean =>
      options !== undefined && (!allowed.includes(options.type ?? '') || !!options.user || !!options.role);
    const ofPod = spec.securityContext?.seLinuxOptions;
    const containers = allContainers(spec).map(({ securityContext }) => securityContext?.seLinuxOptions);
    const bad = [ofPod, ...containers].filter(isBad) as SELinuxOptions[];
    const names = namesOf(spec, ({ securityContext }) => isBad(securityContext?.seLinuxOptions));
    const who = setters(isBad(ofPod), names);
    if (who === undefined) return undefined;
    const badTypes = distinct(bad.map(({ type = '' }) => type).filter((type) => !allowed.includes(type)));
    const what = [
      ...(badTypes.length > 0 ? [`${plural(badTypes.length, 'type')} ${quoted(badTypes)}`] : []),
      ...(bad.some(({ user }) => user) ? ['user may not be set'] : []),
      ...(bad.some(({ role }) => role) ? ['role may not be set'] : []),
    ];
    return {
      reason: 'seLinuxOptions',
      detail: `${who} set forbidden securityContext.seLinuxOptions: ${what.join('; ')}`,
    };
  };

/** Only the SELinux types made for containers; neither user nor role. */
export const seLinuxOptions: Check = {
  id: 'seLinuxOptions',
  level: 'baseline',
  versions: [
    { since: 0, decide: only(types) },
    { since: 31, decide: only([...types, 'container_engine_t']) },
  ],
};
