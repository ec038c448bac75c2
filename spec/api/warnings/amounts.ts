import type { PersistentVolumeClaimSpec, ResourceList } from '../objects/core.ts';
import { milliValueOf } from '../quantity.ts';
import { quantityText } from '../quantityText.ts';
import { quotedText } from '../quotedText.ts';
import { quantityFrom } from '../resources.ts';
import type { Path } from '../validation/path.ts';
import type { WarningTexts } from './warnings.ts';

/** How most amounts are written: there is no fraction in them. */
const plainlyWhole = /^[0-9]+(?:[KMGTPE]i|[kMGTPE])?$/;

/** Whether an amount is not a whole number of bytes. */
export const hasFraction = (list: ResourceList | undefined, name: string): boolean => {
  const text = list?.[name];
  return text !== undefined && !plainlyWhole.test(text) && milliValueOf(quantityFrom(text)) % 1000n !== 0n;
};

/** A warning about an amount of bytes that is not a whole one; `path`: where its list stands. */
export const warnOfFraction = (
  list: ResourceList | undefined,
  name: string,
  path: Path,
  warnings: WarningTexts,
): void => {
  if (!hasFraction(list, name)) return;
  const told = quotedText(quantityText(quantityFrom(list?.[name])));
  warnings.push(`${path.key(name)}: fractional byte value ${told} is invalid, must be an integer`);
};

/** Warnings about the storage that a claim asks for. */
export const warnOfClaim = (
  spec: PersistentVolumeClaimSpec | undefined,
  path: Path,
  warnings: WarningTexts,
): void => {
  for (const side of ['requests', 'limits'] as const) {
    warnOfFraction(spec?.resources?.[side], 'storage', path.child('resources').child(side), warnings);
  }
};
