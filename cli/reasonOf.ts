const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  ENOTDIR: 'there is no such file',
  ELOOP: 'too many symbolic links',
  ENOSPC: 'no space is left on the device',
  EROFS: 'the file system is read-only',
  EISDIR: 'this is a directory',
  EEXIST: 'a file is in the way of a directory',
};

/** Why the system gave no file, in words. */
export const reasonOf = ({ code = '', message }: NodeJS.ErrnoException): string => reasons[code] ?? message;
