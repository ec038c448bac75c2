import { type FieldErrors, invalid } from './fieldError.ts';
import type { Path } from './path.ts';

const hasBacksteps = (path: string): boolean => path.split('/').includes('..');

/** A path leads nowhere up: it has no `..`. */
export const checkNoBacksteps = (value: string, path: Path, errors: FieldErrors): void => {
  if (hasBacksteps(value)) errors.push(invalid(path, value, "must not contain '..'"));
};

/** A path that leads from where it is used downwards: relative, without `..`. */
export const checkDescendingPath = (value: string, path: Path, errors: FieldErrors): void => {
  if (value.startsWith('/')) errors.push(invalid(path, value, 'must be a relative path'));
  checkNoBacksteps(value, path, errors);
};

/** A descending path that the kubelet does not keep for itself (`..data`). */
export const checkLocalPath = (value: string, path: Path, errors: FieldErrors): void => {
  checkDescendingPath(value, path, errors);
  if (value.startsWith('..') && !value.startsWith('../')) {
    errors.push(invalid(path, value, "must not start with '..'"));
  }
};

const maxFileMode = 0o777;

/** The permission bits of a file. */
export const checkFileMode = (mode: number | undefined, path: Path, errors: FieldErrors): void => {
  if (mode === undefined || (mode >= 0 && mode <= maxFileMode)) return;
  errors.push(invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive'));
};
