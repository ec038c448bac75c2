import type { Volume } from '../../objects/core.ts';
import type { ObjectMeta } from '../../objects/meta.ts';
import { duplicate, type FieldErrors, forbidden, invalid, required } from '../fieldError.ts';
import { byteLength, checkDnsLabel, dnsSubdomainProblems } from '../names.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import * as local from './localVolumes.ts';
import * as network from './networkVolumes.ts';
import { checkProjectedVolume } from './projected.ts';

type Check = (source: never, path: Path, options: PodValidationOptions, errors: FieldErrors) => void;
type Entry = {
  readonly field: Exclude<keyof Volume, 'name'>;
  readonly check: Check;
  /** the API's name for the field in the message about a second source, where it differs */
  readonly second?: string;
  /** the API's name for the field in other messages, where it differs */
  readonly named?: string;
};

const entry = <K extends Entry['field']>(
  field: K,
  check: (source: NonNullable<Volume[K]>, path: Path, errors: FieldErrors) => void,
  names: Pick<Entry, 'second' | 'named'> = {},
): Entry => ({
  field,
  check: (source, path, _options, errors) => check(source, path, errors),
  ...names,
});

/** The sources of a volume, in the order in which the API looks for them. */
const sources: readonly Entry[] = [
  entry('emptyDir', local.checkEmptyDir),
  entry('hostPath', local.checkHostPath),
  entry('gitRepo', local.checkGitRepo),
  entry('gcePersistentDisk', network.checkGcePersistentDisk, { named: 'persistentDisk' }),
  entry('awsElasticBlockStore', network.checkAwsElasticBlockStore),
  entry('secret', local.checkSecretVolume),
  entry('nfs', network.checkNfs),
  entry('iscsi', network.checkIscsi),
  entry('glusterfs', network.checkGlusterfs),
  entry('flocker', network.checkFlocker),
  entry('persistentVolumeClaim', local.checkPersistentVolumeClaimVolume),
  entry('rbd', network.checkRbd),
  entry('cinder', network.checkCinder),
  entry('cephfs', network.checkCephFs, { second: 'cephFS' }),
  entry('quobyte', network.checkQuobyte),
  entry('downwardAPI', local.checkDownwardApiVolume, { second: 'downwarAPI' }),
  entry('fc', network.checkFibreChannel),
  entry('flexVolume', network.checkFlexVolume),
  entry('configMap', local.checkConfigMapVolume),
  entry('azureFile', network.checkAzureFile),
  entry('vsphereVolume', network.checkVsphereVolume),
  entry('photonPersistentDisk', network.checkPhotonDisk),
  entry('portworxVolume', network.checkPortworx),
  entry('azureDisk', network.checkAzureDisk),
  entry('storageos', network.checkStorageOs),
  { field: 'projected', check: checkProjectedVolume },
  entry('scaleIO', network.checkScaleIo),
  entry('csi', local.checkCsi),
  entry('ephemeral', local.checkEphemeralVolume),
  { field: 'image', check: local.checkImageVolume },
];

const places = new Map<string, number>(sources.map(({ field }, place) => [field, place]));

/** The sources that a volume has, in that order. */
const sourcesOf = (volume: Volume): readonly Entry[] => {
  const found: number[] = [];
  for (const field in volume) {
    const place = places.get(field);
    if (place !== undefined && volume[field as Entry['field']] !== undefined) found.push(place);
  }
  return found.sort((one, other) => one - other).map((place) => sources[place]!);
};

const maxIscsiName = 64;

const checkSource = (
  volume: Volume,
  podName: string,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  let found = 0;
  for (const { field, check, second, named } of sourcesOf(volume)) {
    const source = volume[field];
    if (found > 0) {
      errors.push(forbidden(path.child(second ?? field), 'may not specify more than 1 volume type'));
    } else {
      found++;
      check(source as never, path.child(named ?? field), options, errors);
      if (field === 'ephemeral' && podName !== '' && volume.name !== '') {
        const claim = `${podName}-${volume.name}`;
        for (const problem of dnsSubdomainProblems(claim)) {
          errors.push(
            invalid(path.child('name'), volume.name, `PVC name ${JSON.stringify(claim)}: ${problem}`),
          );
        }
      }
    }
    const { iscsi } = volume;
    if (field !== 'iscsi' || iscsi?.initiatorName === undefined) continue;
    if (byteLength(`${volume.name}:${iscsi.targetPortal}`) > maxIscsiName) {
      const detail =
        'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';
      errors.push(invalid(path.child('name'), volume.name, detail));
    }
  }
  if (found === 0) errors.push(required(path, 'must specify a volume type'));
};

/** The valid volumes of a Pod by name: what containers may mount. */
export type Volumes = ReadonlyMap<string, Volume>;

/**
 * `pod.spec.volumes`.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export const checkVolumes = (
  volumes: readonly Volume[] | undefined,
  metadata: ObjectMeta | undefined,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): Volumes => {
  const valid = new Map<string, Volume>();
  const podName = metadata?.name ?? '';
  const created = new Set(
    (volumes ?? [])
      .filter(({ ephemeral }) => podName !== '' && ephemeral !== undefined)
      .map(({ name }) => `${podName}-${name}`),
  );
  for (const [index, volume] of (volumes ?? []).entries()) {
    const at = path.index(index);
    const before = errors.length;
    checkSource(volume, podName, at, options, errors);
    if (volume.name === '') errors.push(required(at.child('name')));
    else checkDnsLabel(volume.name, at.child('name'), errors);
    if (valid.has(volume.name)) errors.push(duplicate(at.child('name'), volume.name));
    if (errors.length === before) valid.set(volume.name, volume);
    const claim = volume.persistentVolumeClaim?.claimName;
    if (claim !== undefined && created.has(claim)) {
      const detail = 'must not reference a PVC that gets created for an ephemeral volume';
      errors.push(invalid(at.child('persistentVolumeClaim').child('claimName'), claim, detail));
    }
  }
  return valid;
};
