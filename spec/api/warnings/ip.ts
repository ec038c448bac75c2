import { quotedText } from '../quotedText.ts';
import { type ParsedIp, parseIp } from '../validation/ip.ts';
import type { Path } from '../validation/path.ts';
import type { WarningTexts } from './warnings.ts';

const dotted = (bytes: readonly number[]): string => bytes.join('.');

/** The longest run of zero groups, the first of several; runs of one group are none. */
const longestZeros = (groups: readonly number[]): { readonly start: number; readonly length: number } => {
  let best = { start: -1, length: 1 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
};

/** An address as RFC 5952 writes it. */
const canonical = ({ family, bytes, mapped }: ParsedIp): string => {
  if (family === 4) return dotted(bytes);
  if (mapped) return dotted(bytes.slice(12));
  const groups = Array.from(
    { length: 8 },
    (_, index) => (bytes[2 * index] ?? 0) * 256 + (bytes[2 * index + 1] ?? 0),
  );
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  const { start, length } = longestZeros(groups);
  return start < 0 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
};

/** A warning about an address that is not written as it should be; what is no address gets none. */
export const warnOfIp = (value: string, path: Path, warnings: WarningTexts): void => {
  const ip = parseIp(value);
  if (ip === undefined) return;
  const better = canonical(ip);
  if (ip.leadingZeros || ip.mapped) {
    const advice = `is invalid: use ${quotedText(better)}`;
    warnings.push(`${path}: non-standard IP address ${quotedText(value)} ${advice}`);
  } else if (ip.family === 6 && better !== value) {
    const advice = `should be in RFC 5952 canonical format (${quotedText(better)})`;
    warnings.push(`${path}: IPv6 address ${quotedText(value)} ${advice}`);
  }
};
