import { type FieldErrors, invalid } from './fieldError.ts';
import type { Path } from './path.ts';

/** An IP address in its parts; leading zeros in IPv4 parts are read as decimal and remembered. */
export type ParsedIp = {
  readonly family: 4 | 6;
  /** 4 or 16 numbers of 8 bits */
  readonly bytes: readonly number[];
  readonly leadingZeros: boolean;
  /** an IPv4 address written as IPv6, such as `::ffff:1.2.3.4` */
  readonly mapped: boolean;
};

type V4 = { readonly bytes: readonly number[]; readonly leadingZeros: boolean };

const parseV4 = (text: string): V4 | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^[0-9]+$/.test(part) && part.length <= 64))
    return undefined;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return { bytes, leadingZeros: parts.some((part) => part.length > 1 && part.startsWith('0')) };
};

/** The 16-bit groups of a part of an IPv6 address, an IPv4 tail included. */
const parseGroups = (text: string): { groups: number[]; leadingZeros: boolean } | undefined => {
  if (text === '') return { groups: [], leadingZeros: false };
  const parts = text.split(':');
  const groups: number[] = [];
  let leadingZeros = false;
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const tail = parseV4(part);
      if (tail === undefined) return undefined;
      const [a = 0, b = 0, c = 0, d = 0] = tail.bytes;
      groups.push(a * 256 + b, c * 256 + d);
      leadingZeros = tail.leadingZeros;
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return { groups, leadingZeros };
};

const maxIpLength = 64;

/** Reads an IP address as Kubernetes does for fields that are older than its strict rules; no zones. */
export const parseIp = (text: string): ParsedIp | undefined => {
  if (text.length > maxIpLength) return undefined;
  if (!text.includes(':')) {
    const v4 = parseV4(text);
    return v4 && { family: 4, ...v4, mapped: false };
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(parseGroups);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.groups.length - (tail?.groups.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head.groups, ...new Array<number>(missing).fill(0), ...(tail?.groups ?? [])];
  const bytes = groups.flatMap((group) => [group >> 8, group & 255]);
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return { family: 6, bytes, leadingZeros: head.leadingZeros || (tail?.leadingZeros ?? false), mapped };
};

/** Whether two addresses serve a Pod in both families. An IPv4-mapped address counts as IPv4. */
export const isDualStack = (addresses: readonly string[]): boolean => {
  const families = new Set(
    addresses.map((address) => {
      const ip = parseIp(address);
      return ip?.mapped ? 4 : ip?.family;
    }),
  );
  return families.has(4) && families.has(6);
};

/** An IP address without leading zeros, not IPv4 in the clothes of IPv6. What was there before (`old`) may stay. */
export const checkIp = (
  value: string,
  path: Path,
  errors: FieldErrors,
  old: readonly string[] = [],
): void => {
  if (old.includes(value)) return;
  const ip = parseIp(value);
  if (ip === undefined) {
    const detail = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
    errors.push(invalid(path, value, detail));
    return;
  }
  if (ip.leadingZeros) errors.push(invalid(path, value, 'must not have leading 0s'));
  else if (ip.mapped) errors.push(invalid(path, value, 'must not be an IPv4-mapped IPv6 address'));
};
