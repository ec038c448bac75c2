import type { AnyContainer } from '../../objects/anyContainer.ts';
import type { VolumeDevice, VolumeMount } from '../../objects/core.ts';
import { type FieldErrors, forbidden, invalid, notFound, notSupported, required } from '../fieldError.ts';
import { checkDescendingPath } from '../filePaths.ts';
import type { Path } from '../path.ts';
import type { Volumes } from '../volumes/volumes.ts';

const propagations = ['Bidirectional', 'HostToContainer', 'None'];

const checkPropagation = (
  propagation: string,
  container: AnyContainer,
  path: Path,
  errors: FieldErrors,
): void => {
  if (!propagations.includes(propagation)) errors.push(notSupported(path, propagation, propagations));
  if (propagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    const detail = 'Bidirectional mount propagation is available only to privileged containers';
    errors.push(forbidden(path, detail));
  }
};

const recursiveReadOnlyModes = ['Disabled', 'Enabled', 'IfPossible'];

const checkRecursiveReadOnly = (mount: VolumeMount, path: Path, errors: FieldErrors): void => {
  const { recursiveReadOnly, readOnly, mountPropagation } = mount;
  if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled') return;
  if (!recursiveReadOnlyModes.includes(recursiveReadOnly)) {
    errors.push(notSupported(path, recursiveReadOnly, recursiveReadOnlyModes));
    return;
  }
  if (!readOnly) errors.push(forbidden(path, 'may only be specified when readOnly is true'));
  if (mountPropagation !== undefined && mountPropagation !== 'None') {
    errors.push(forbidden(path, 'may only be specified when mountPropagation is None or not specified'));
  }
};

/**
 * `pod.spec.containers[*].volumeMounts`.
 * https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation
 */
export const checkVolumeMounts = (
  container: AnyContainer,
  volumes: Volumes,
  path: Path,
  errors: FieldErrors,
): void => {
  const devices = container.volumeDevices ?? [];
  const mountPaths = new Set<string>();
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    const at = path.index(index);
    const { name, mountPath, subPath = '', subPathExpr = '', mountPropagation } = mount;
    if (name === '') errors.push(required(at.child('name')));
    if (!volumes.has(name)) errors.push(notFound(at.child('name'), name));
    if (mountPath === '') errors.push(required(at.child('mountPath')));
    if (mountPaths.has(mountPath)) errors.push(invalid(at.child('mountPath'), mountPath, 'must be unique'));
    mountPaths.add(mountPath);
    if (devices.some((device) => device.name === name)) {
      errors.push(invalid(at.child('name'), name, 'must not already exist in volumeDevices'));
    }
    if (lastPaths(devices).includes(mountPath)) {
      const detail = 'must not already exist as a path in volumeDevices';
      errors.push(invalid(at.child('mountPath'), mountPath, detail));
    }
    if (subPath !== '') checkDescendingPath(subPath, path.child('subPath'), errors);
    if (subPathExpr !== '') {
      if (subPath !== '') {
        const detail = 'subPathExpr and subPath are mutually exclusive';
        errors.push(invalid(at.child('subPathExpr'), subPathExpr, detail));
      }
      checkDescendingPath(subPathExpr, path.child('subPathExpr'), errors);
    }
    if (mountPropagation !== undefined) {
      checkPropagation(mountPropagation, container, path.child('mountPropagation'), errors);
    }
    checkRecursiveReadOnly(mount, path.child('recursiveReadOnly'), errors);
  }
};

/** Per name the path that was said last: what the API compares with. */
const lastPaths = (devices: readonly VolumeDevice[]): readonly string[] => [
  ...new Map(devices.map(({ name, devicePath }) => [name, devicePath])).values(),
];

const lastMountPaths = (mounts: readonly VolumeMount[]): readonly string[] => [
  ...new Map(mounts.map(({ name, mountPath }) => [name, mountPath])).values(),
];

/**
 * `pod.spec.containers[*].volumeDevices`.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
 */
export const checkVolumeDevices = (
  container: AnyContainer,
  volumes: Volumes,
  path: Path,
  errors: FieldErrors,
): void => {
  const mounts = container.volumeMounts ?? [];
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [index, { name, devicePath }] of (container.volumeDevices ?? []).entries()) {
    const at = path.index(index);
    const volume = volumes.get(name);
    if (name === '') errors.push(required(at.child('name')));
    if (names.has(name)) errors.push(invalid(at.child('name'), name, 'must be unique'));
    if (volume === undefined) errors.push(notFound(at.child('name'), name));
    else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
      const detail = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
      errors.push(invalid(at.child('name'), name, detail));
    }
    if (devicePath === '') errors.push(required(at.child('devicePath')));
    if (paths.has(devicePath)) errors.push(invalid(at.child('devicePath'), devicePath, 'must be unique'));
    if (devicePath.split('/').includes('..')) {
      errors.push(invalid(at.child('devicePath'), devicePath, "can not contain backsteps ('..')"));
    } else paths.add(devicePath);
    if (mounts.some((mount) => mount.name === name)) {
      errors.push(invalid(at.child('name'), name, 'must not already exist in volumeMounts'));
    }
    if (lastMountPaths(mounts).includes(devicePath)) {
      const detail = 'must not already exist as a path in volumeMounts';
      errors.push(invalid(at.child('devicePath'), devicePath, detail));
    }
    if (name !== '') names.add(name);
  }
};
