import { NumberText } from '../api/decode/numberText.ts';

/** What a scalar of YAML is as JSON, or why it is nothing. */
export type ScalarValue =
  | { readonly valid: true; readonly value: string | number | boolean | null | NumberText }
  | { readonly valid: false; readonly reason: string };

const yes = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const no = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const nothing = /^(?:~|null|Null|NULL|)$/;
const infinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const decimal = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const octal = /^([-+]?)0_*[oO]?([0-7_]*[0-7][0-7_]*)$/;
const hexadecimal = /^([-+]?)0_*[xX]([0-9a-fA-F_]*[0-9a-fA-F][0-9a-fA-F_]*)$/;
const binary = /^([-+]?)0_*[bB]([01_]*[01][01_]*)$/;
const fraction = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Numbers longer than this are text that happens to consist of digits. */
const longestNumber = 400;

const whole = (sign: string, digits: string, prefix: string): ScalarValue => {
  const magnitude = BigInt(prefix + (digits.replaceAll('_', '') || '0'));
  return integer(sign === '-' ? -magnitude : magnitude);
};

const minInt64 = -(2n ** 63n);
const maxUint64 = 2n ** 64n - 1n;

/** Integers beyond 64 bits are read as the nearest number. */
const integer = (value: bigint): ScalarValue => {
  if (value < minInt64 || value > maxUint64) return real(String(value));
  return {
    valid: true,
    value: value > -(10n ** 15n) && value < 10n ** 15n ? Number(value) : new NumberText(String(value)),
  };
};

/** Without an exponent where that is not too long, as numbers are written in JSON. */
const numberText = (value: number): NumberText => {
  const text = String(value);
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e21;
  return new NumberText(isWhole ? String(BigInt(text)) : text);
};

/** What is too large for a number is text. */
const real = (text: string): ScalarValue => {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isFinite(value)) return { valid: true, value: text };
  const isSmall = Number.isInteger(value) && Math.abs(value) < 1e15;
  return { valid: true, value: isSmall ? value + 0 : numberText(value) };
};

/**
 * A plain (unquoted) scalar as Kubernetes reads YAML: the booleans of YAML 1.1 (`yes`, `on`), octal numbers
 * with a leading zero (`0644`), no times and no sexagesimal numbers. What is nothing of that is a string.
 */
export const plainScalar = (text: string): ScalarValue => {
  if (nothing.test(text)) return { valid: true, value: null };
  if (yes.test(text)) return { valid: true, value: true };
  if (no.test(text)) return { valid: true, value: false };
  if (text.length <= longestNumber && /^[-+.0-9]/.test(text)) {
    if (infinite.test(text)) return { valid: false, reason: `${text} is no number that JSON can hold` };
    if (decimal.test(text)) return integer(BigInt(text.replaceAll('_', '').replace('+', '')));
    const [, sign = '', digits = ''] = octal.exec(text) ?? [];
    if (digits) return whole(sign, digits, '0o');
    const [, hexSign = '', hexDigits = ''] = hexadecimal.exec(text) ?? [];
    if (hexDigits) return whole(hexSign, hexDigits, '0x');
    const [, bitSign = '', bits = ''] = binary.exec(text) ?? [];
    if (bits) return whole(bitSign, bits, '0b');
    if (fraction.test(text)) return real(text);
  }
  return { valid: true, value: text };
};

/** Bytes are read as UTF-8, as the JSON that a manifest becomes cannot hold others. */
const binaryText = (base64: string): ScalarValue => {
  try {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    return { valid: true, value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  } catch {
    return { valid: false, reason: 'the value of !!binary is not base64' };
  }
};

/** A scalar with a tag of its own: `!!str 1`, `!!int "1"`. Tags that are not known make it a string. */
export const taggedScalar = (tag: string, text: string): ScalarValue => {
  const read = plainScalar(text);
  const kind = read.valid ? typeOf(read.value) : 'none';
  switch (tag) {
    case 'tag:yaml.org,2002:str':
      return { valid: true, value: text };
    case 'tag:yaml.org,2002:binary':
      return binaryText(text);
    case 'tag:yaml.org,2002:null':
    case 'tag:yaml.org,2002:bool':
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float': {
      const wanted = tag.slice(tag.lastIndexOf(':') + 1);
      const fits = kind === wanted || (wanted === 'float' && kind === 'int');
      return fits ? read : { valid: false, reason: `${JSON.stringify(text)} is not of the type ${wanted}` };
    }
    default:
      return { valid: true, value: text };
  }
};

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (value instanceof NumberText) return /^-?\d+$/.test(value.text) ? 'int' : 'float';
  if (typeof value === 'number') return 'int';
  return typeof value === 'boolean' ? 'bool' : 'str';
};
