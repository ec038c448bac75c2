import type { Volume } from '../../api/objects/core.ts';
import { type Check, type Decide, distinct, plural, quoted } from '../check.ts';

const allowed = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
] as const;

/** In the order in which the plugin looks for what a volume is. */
const others = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'nfs',
  'iscsi',
  'glusterfs',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'fc',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
] as const;

const isAllowed = (volume: Volume): boolean => allowed.some((field) => volume[field] !== undefined);

const decide: Decide = (spec) => {
  const bad = (spec.volumes ?? []).filter((volume) => !isAllowed(volume));
  if (bad.length === 0) return undefined;
  const types = distinct(
    bad.map((volume) => others.find((field) => volume[field] !== undefined) ?? 'unknown'),
  );
  const who = `${plural(bad.length, 'volume')} ${quoted(bad.map(({ name }) => name))}`;
  const what = `${plural(types.length, 'restricted volume type')} ${quoted(types)}`;
  return {
    reason: 'restricted volume types',
    detail: `${who} ${plural(bad.length, 'uses', 'use')} ${what}`,
  };
};

/** Only volumes that come through the API, not those that name a server or a disk themselves. */
export const restrictedVolumes: Check = {
  id: 'restrictedVolumes',
  level: 'restricted',
  versions: [{ since: 0, decide }],
  overrides: ['hostPathVolumes'],
};
