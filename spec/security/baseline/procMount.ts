import { allContainers } from '../../api/containers.ts';
import {
  type Check,
  containersText,
  type Decide,
  distinct,
  hasUserNamespace,
  namesOf,
  quoted,
  unless,
} from '../check.ts';

const isBad = (procMount: string | undefined): procMount is string =>
  procMount !== undefined && procMount !== 'Default';

/** `/proc` is mounted as runtimes do it by default. */
export const defaultProcMount: Decide = (spec) => {
  const mounts = allContainers(spec).map(({ securityContext }) => securityContext?.procMount);
  const bad = distinct(mounts.filter(isBad));
  if (bad.length === 0) return undefined;
  const names = namesOf(spec, ({ securityContext }) => isBad(securityContext?.procMount));
  return {
    reason: 'procMount',
    detail: `${containersText(names)} must not set securityContext.procMount to ${quoted(bad)}`,
  };
};

/** `/proc` is masked, except (since v1.35) in a user namespace. */
export const procMount: Check = {
  id: 'procMount',
  level: 'baseline',
  versions: [
    { since: 0, decide: defaultProcMount },
    { since: 35, decide: unless(hasUserNamespace, defaultProcMount) },
  ],
};
