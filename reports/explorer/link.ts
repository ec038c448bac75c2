/** What a link to a page tells: a way through a system, where on it one stands, and what it was made of. */
export type Link = {
  /** the places of the steps among those that are possible; `podsem replay --path` takes the same */
  readonly path: readonly number[];
  /** so many steps of the path have been taken */
  readonly at: number;
  /** which system the path leads through: `fingerprintOf` */
  readonly system: string;
  readonly version: string;
};

export type ReadLink =
  /** nothing is said: the beginning */
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'unreadable'; readonly why: string };

/** longer paths than this are not walked */
const longestPath = 10_000;

/** A link as the part of an address after `#`. */
export const linkText = ({ path, at, system, version }: Link): string =>
  `path=${path.join('.')}${at === path.length ? '' : `&at=${at}`}&system=${system}&version=${version}`;

/** Reads the part of an address after `#`. */
export const readLink = (text: string): ReadLink => {
  if (text === '') return { kind: 'none' };
  const fields = new URLSearchParams(text);
  const path = fields.get('path') ?? '';
  if (!/^(\d{1,6}(\.\d{1,6})*)?$/.test(path)) {
    return { kind: 'unreadable', why: 'its path is not a list of places such as 0.3.12' };
  }
  const places = path === '' ? [] : path.split('.').map(Number);
  if (places.length > longestPath) {
    return { kind: 'unreadable', why: `its path has more than ${longestPath} steps` };
  }
  const at = fields.get('at') ?? String(places.length);
  if (!/^\d{1,6}$/.test(at) || Number(at) > places.length) {
    return { kind: 'unreadable', why: `it stands at step ${at} of ${places.length}` };
  }
  const link = {
    path: places,
    at: Number(at),
    system: fields.get('system') ?? '',
    version: fields.get('version') ?? '',
  };
  return { kind: 'link', link };
};
