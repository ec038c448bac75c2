import { allContainers } from '../../api/containers.ts';
import { appArmorAnnotationPrefix } from '../../api/prepare/appArmor.ts';
import { type Check, containersText, type Decide, distinct, namesOf, plural, quoted } from '../check.ts';

const isAllowed = (type: string): boolean => type === 'RuntimeDefault' || type === 'Localhost';

const isAllowedAnnotation = (value: string): boolean =>
  value === '' || value === 'runtime/default' || value.startsWith('localhost/');

const decide: Decide = (spec, metadata) => {
  const ofPod = spec.securityContext?.appArmorProfile?.type;
  const badPod = ofPod !== undefined && !isAllowed(ofPod) ? [ofPod] : [];
  const types = allContainers(spec).map(({ securityContext }) => securityContext?.appArmorProfile?.type);
  const badTypes = types.filter((type) => type !== undefined && !isAllowed(type)) as string[];
  const badContainers = namesOf(spec, ({ securityContext }) => {
    const type = securityContext?.appArmorProfile?.type;
    return type !== undefined && !isAllowed(type);
  });
  const annotations = Object.entries(metadata?.annotations ?? {})
    .filter(([key, value]) => key.startsWith(appArmorAnnotationPrefix) && !isAllowedAnnotation(value))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .sort();
  const who = [
    ...(badPod.length > 0 ? ['pod'] : []),
    ...(badContainers.length > 0 ? [containersText(badContainers)] : []),
    ...(annotations.length > 0 ? [plural(annotations.length, 'annotation')] : []),
  ];
  if (who.length === 0) return undefined;
  const values = [...distinct([...badPod, ...badTypes]), ...annotations];
  return {
    reason: plural(values.length, 'forbidden AppArmor profile'),
    detail: `${who.join(' and ')} must not set AppArmor profile type to ${quoted(values)}`,
  };
};

/** The runtime's AppArmor profile, or one of the node's, may not be given up. */
export const appArmorProfile: Check = {
  id: 'appArmorProfile',
  level: 'baseline',
  versions: [{ since: 0, decide }],
};
