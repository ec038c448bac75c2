import type { Volume } from '../../objects/core.ts';
import { type FieldErrors, invalid, notSupported, required, textNotSupported } from '../fieldError.ts';
import { checkDnsLabel } from '../names.ts';
import type { Path } from '../path.ts';

/**
 * Volumes that are served over the network or by a cloud, one function each.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
type Source<K extends keyof Volume> = NonNullable<Volume[K]>;

const requireFields = (source: object, fields: readonly string[], path: Path, errors: FieldErrors): void => {
  for (const field of fields) {
    const value = (source as Record<string, unknown>)[field];
    if (!value || (Array.isArray(value) && value.length === 0)) errors.push(required(path.child(field)));
  }
};

const checkPartition = (partition: number | undefined, path: Path, errors: FieldErrors): void => {
  if (partition === undefined || (partition >= 0 && partition <= 255)) return;
  errors.push(invalid(path.child('partition'), partition, 'must be between 1 and 255, inclusive'));
};

/** `pod.spec.volumes[*].gcePersistentDisk` */
export const checkGcePersistentDisk = (
  disk: Source<'gcePersistentDisk'>,
  path: Path,
  errors: FieldErrors,
): void => {
  requireFields(disk, ['pdName'], path, errors);
  checkPartition(disk.partition, path, errors);
};

/** `pod.spec.volumes[*].awsElasticBlockStore` */
export const checkAwsElasticBlockStore = (
  store: Source<'awsElasticBlockStore'>,
  path: Path,
  errors: FieldErrors,
): void => {
  requireFields(store, ['volumeID'], path, errors);
  checkPartition(store.partition, path, errors);
};

/** `pod.spec.volumes[*].nfs` */
export const checkNfs = (nfs: Source<'nfs'>, path: Path, errors: FieldErrors): void => {
  requireFields(nfs, ['server', 'path'], path, errors);
  if (!nfs.path.startsWith('/')) {
    errors.push(invalid(path.child('path'), nfs.path, 'must be an absolute path'));
  }
};

const nameForms = [
  { start: 'iqn', form: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)$/ },
  { start: 'eui', form: /^eui.[A-Za-z0-9]{16}$/ },
  { start: 'naa', form: /^naa.[A-Za-z0-9]{32}$/ },
];

const checkIscsiName = (name: string, path: Path, errors: FieldErrors): void => {
  const form = nameForms.find(({ start }) => name.startsWith(start));
  if (form === undefined) {
    errors.push(invalid(path, name, 'must be valid format starting with iqn, eui, or naa'));
  } else if (!form.form.test(name)) {
    errors.push(invalid(path, name, 'must be valid format'));
  }
};

const checkLun = (lun: number, path: Path, errors: FieldErrors): void => {
  if (lun < 0 || lun > 255)
    errors.push(invalid(path.child('lun'), lun, 'must be between 0 and 255, inclusive'));
};

/** `pod.spec.volumes[*].iscsi` */
export const checkIscsi = (iscsi: Source<'iscsi'>, path: Path, errors: FieldErrors): void => {
  requireFields(iscsi, ['targetPortal', 'iqn'], path, errors);
  if (iscsi.iqn !== '') checkIscsiName(iscsi.iqn, path.child('iqn'), errors);
  checkLun(iscsi.lun, path, errors);
  if ((iscsi.chapAuthDiscovery || iscsi.chapAuthSession) && iscsi.secretRef === undefined) {
    errors.push(required(path.child('secretRef')));
  }
  if (iscsi.initiatorName !== undefined) {
    checkIscsiName(iscsi.initiatorName, path.child('initiatorname'), errors);
  }
};

/** `pod.spec.volumes[*].glusterfs` */
export const checkGlusterfs = (source: Source<'glusterfs'>, path: Path, errors: FieldErrors): void =>
  requireFields(source, ['endpoints', 'path'], path, errors);

/** `pod.spec.volumes[*].flocker` */
export const checkFlocker = (flocker: Source<'flocker'>, path: Path, errors: FieldErrors): void => {
  const { datasetName = '', datasetUUID = '' } = flocker;
  if (datasetName === '' && datasetUUID === '') {
    errors.push(required(path, 'one of datasetName and datasetUUID is required'));
  }
  if (datasetName !== '' && datasetUUID !== '') {
    errors.push(invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  }
  if (datasetName.includes('/')) {
    errors.push(invalid(path.child('datasetName'), datasetName, "must not contain '/'"));
  }
};

/** `pod.spec.volumes[*].rbd` */
export const checkRbd = (rbd: Source<'rbd'>, path: Path, errors: FieldErrors): void =>
  requireFields(rbd, ['monitors', 'image'], path, errors);

/** `pod.spec.volumes[*].cinder` */
export const checkCinder = (cinder: Source<'cinder'>, path: Path, errors: FieldErrors): void => {
  requireFields(cinder, ['volumeID'], path, errors);
  if (cinder.secretRef) requireFields(cinder.secretRef, ['name'], path.child('secretRef'), errors);
};

/** `pod.spec.volumes[*].cephfs` */
export const checkCephFs = (cephfs: Source<'cephfs'>, path: Path, errors: FieldErrors): void =>
  requireFields(cephfs, ['monitors'], path, errors);

/** `host:port`, with brackets around an IPv6 host. */
const isHostPort = (text: string): boolean => /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(text);

/** `pod.spec.volumes[*].quobyte` */
export const checkQuobyte = (quobyte: Source<'quobyte'>, path: Path, errors: FieldErrors): void => {
  const { registry, tenant = '', volume } = quobyte;
  const detail = 'must be a host:port pair or multiple pairs separated by commas';
  if (registry === '') errors.push(required(path.child('registry'), detail));
  else if (tenant.length >= 65) {
    errors.push(
      required(path.child('tenant'), 'must be a UUID and may not exceed a length of 64 characters'),
    );
  } else {
    for (const pair of registry.split(',')) {
      if (!isHostPort(pair)) errors.push(invalid(path.child('registry'), registry, detail));
    }
  }
  if (volume === '') errors.push(required(path.child('volume')));
};

/** `pod.spec.volumes[*].fc` */
export const checkFibreChannel = (fc: Source<'fc'>, path: Path, errors: FieldErrors): void => {
  const { targetWWNs = [], wwids = [], lun } = fc;
  const at = path.child('targetWWNs');
  if (targetWWNs.length === 0 && wwids.length === 0) {
    errors.push(required(at, 'must specify either targetWWNs or wwids, but not both'));
  }
  if (targetWWNs.length > 0 && wwids.length > 0) {
    errors.push(invalid(at, targetWWNs, 'targetWWNs and wwids can not be specified simultaneously'));
  }
  if (targetWWNs.length === 0) return;
  if (lun === undefined)
    errors.push(required(path.child('lun'), 'lun is required if targetWWNs is specified'));
  else checkLun(lun, path, errors);
};

/** `pod.spec.volumes[*].flexVolume` */
export const checkFlexVolume = (flex: Source<'flexVolume'>, path: Path, errors: FieldErrors): void => {
  requireFields(flex, ['driver'], path, errors);
  for (const option of Object.keys(flex.options ?? {})) {
    const namespace = `.${(option.split('/')[0] ?? '').toLowerCase()}`;
    if (!namespace.endsWith('.kubernetes.io') && !namespace.endsWith('.k8s.io')) continue;
    const at = path.child('options').key(option);
    errors.push(invalid(at, option, 'kubernetes.io and k8s.io namespaces are reserved'));
  }
};

/** `pod.spec.volumes[*].azureFile` */
export const checkAzureFile = (azure: Source<'azureFile'>, path: Path, errors: FieldErrors): void =>
  requireFields(azure, ['secretName', 'shareName'], path, errors);

const cachingModes = ['None', 'ReadOnly', 'ReadWrite'];
const diskKinds = ['Dedicated', 'Managed', 'Shared'];
const managedDisk =
  '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const blobDisk = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

/** `pod.spec.volumes[*].azureDisk` */
export const checkAzureDisk = (azure: Source<'azureDisk'>, path: Path, errors: FieldErrors): void => {
  requireFields(azure, ['diskName', 'diskURI'], path, errors);
  const { cachingMode, kind, diskURI } = azure;
  if (cachingMode !== undefined && !cachingModes.includes(cachingMode)) {
    errors.push(notSupported(path.child('cachingMode'), cachingMode, cachingModes));
  }
  if (kind === undefined) return;
  if (!diskKinds.includes(kind)) errors.push(notSupported(path.child('kind'), kind, diskKinds));
  const [start, form] = kind === 'Managed' ? ['/subscriptions/', managedDisk] : ['https://', blobDisk];
  if (!diskURI.startsWith(start)) errors.push(textNotSupported(path.child('diskURI'), diskURI, [form]));
};

/** `pod.spec.volumes[*].vsphereVolume` */
export const checkVsphereVolume = (source: Source<'vsphereVolume'>, path: Path, errors: FieldErrors): void =>
  requireFields(source, ['volumePath'], path, errors);

/** `pod.spec.volumes[*].photonPersistentDisk` */
export const checkPhotonDisk = (
  source: Source<'photonPersistentDisk'>,
  path: Path,
  errors: FieldErrors,
): void => requireFields(source, ['pdID'], path, errors);

/** `pod.spec.volumes[*].portworxVolume` */
export const checkPortworx = (source: Source<'portworxVolume'>, path: Path, errors: FieldErrors): void =>
  requireFields(source, ['volumeID'], path, errors);

/** `pod.spec.volumes[*].scaleIO` */
export const checkScaleIo = (source: Source<'scaleIO'>, path: Path, errors: FieldErrors): void =>
  requireFields(source, ['gateway', 'system', 'volumeName'], path, errors);

/** `pod.spec.volumes[*].storageos` */
export const checkStorageOs = (source: Source<'storageos'>, path: Path, errors: FieldErrors): void => {
  const { volumeName = '', volumeNamespace = '', secretRef } = source;
  if (volumeName === '') errors.push(required(path.child('volumeName')));
  else checkDnsLabel(volumeName, path.child('volumeName'), errors);
  if (volumeNamespace !== '') checkDnsLabel(volumeNamespace, path.child('volumeNamespace'), errors);
  if (secretRef) requireFields(secretRef, ['name'], path.child('secretRef'), errors);
};
