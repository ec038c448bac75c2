/**
 * Stated limits of what is read as a manifest, so that no input takes time or memory without bound. An API
 * server takes requests of 3 MiB; a manifest may hold several objects.
 */
export const manifestLimits = {
  /** of one file or of standard input */
  bytes: 4 * 2 ** 20,
  /** maps and lists inside each other */
  depth: 100,
  /** values of one document, once its aliases are written out: a "billion laughs" has more */
  values: 500_000,
  /** lines of one document inside quotes and brackets that are not indented */
  unindentedLines: 200,
  /** problems that are told of one file */
  problems: 20,
} as const;
