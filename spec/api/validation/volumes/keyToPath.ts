import type { DownwardAPIVolumeFile, KeyToPath } from '../../objects/core.ts';
import { type FieldErrors, invalid, required } from '../fieldError.ts';
import { checkFieldRef, checkResourceFieldRef, volumeFields } from '../fieldReferences.ts';
import { checkFileMode, checkLocalPath } from '../filePaths.ts';
import type { Path } from '../path.ts';

/** An item of a secret or configMap volume: a key and the file that it becomes. */
export const checkKeyToPath = (item: KeyToPath, path: Path, errors: FieldErrors): void => {
  if (item.key === '') errors.push(required(path.child('key')));
  if (item.path === '') errors.push(required(path.child('path')));
  checkLocalPath(item.path, path.child('path'), errors);
  checkFileMode(item.mode, path.child('mode'), errors);
};

/** An item of a downwardAPI volume: a field or resource of the Pod and the file that it becomes. */
export const checkDownwardApiFile = (file: DownwardAPIVolumeFile, path: Path, errors: FieldErrors): void => {
  if (file.path === '') errors.push(required(path.child('path')));
  checkLocalPath(file.path, path.child('path'), errors);
  if (file.fieldRef) {
    checkFieldRef(file.fieldRef, volumeFields, path.child('fieldRef'), errors);
    if (file.resourceFieldRef) {
      errors.push(
        invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'),
      );
    }
  } else if (file.resourceFieldRef) {
    checkResourceFieldRef(file.resourceFieldRef, true, path.child('resourceFieldRef'), errors);
  } else {
    errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'));
  }
  checkFileMode(file.mode, path.child('mode'), errors);
};
