import { allContainers } from '../../api/containers.ts';
import { type Check, type Decide, distinct, namesOf, plural, quoted, setters } from '../check.ts';

const podAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const containerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';

/** The types of seccomp profiles that restrict something. */
export const isAllowedSeccompType = (type: string): boolean =>
  type === 'RuntimeDefault' || type === 'Localhost';

const isAllowedAnnotation = (value: string): boolean =>
  value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');

/** Up to v1.18 profiles were said in annotations. */
const annotations: Decide = (spec, metadata) => {
  const keys = [podAnnotation, ...allContainers(spec).map(({ name }) => containerAnnotation + name)];
  const bad = distinct(
    keys.flatMap((key) => {
      const value = metadata?.annotations?.[key];
      return value === undefined || isAllowedAnnotation(value) ? [] : [`${key}=${JSON.stringify(value)}`];
    }),
  );
  if (bad.length === 0) return undefined;
  return {
    reason: 'seccompProfile',
    detail: `forbidden ${plural(bad.length, 'annotation')} ${bad.join(', ')}`,
  };
};

/** Profiles that are said are the runtime's or the node's. */
export const onlyAllowedSeccomp: Decide = (spec) => {
  const isBad = (type: string | undefined): type is string =>
    type !== undefined && !isAllowedSeccompType(type);
  const ofPod = spec.securityContext?.seccompProfile?.type;
  const types = allContainers(spec).map(({ securityContext }) => securityContext?.seccompProfile?.type);
  const names = namesOf(spec, ({ securityContext }) => isBad(securityContext?.seccompProfile?.type));
  const who = setters(isBad(ofPod), names);
  if (who === undefined) return undefined;
  const bad = distinct([ofPod, ...types].filter(isBad));
  return {
    reason: 'seccompProfile',
    detail: `${who} must not set securityContext.seccompProfile.type to ${quoted(bad)}`,
  };
};

/** Seccomp may not be switched off. */
export const seccompBaseline: Check = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  versions: [
    { since: 0, decide: annotations },
    { since: 19, decide: onlyAllowedSeccomp },
  ],
};
