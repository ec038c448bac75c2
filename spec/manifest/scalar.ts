import { NumberText } from '../api/decode/numberText.ts';

/** What a scalar of YAML is as JSON, or why it is nothing. */
export type ScalarValue =
  | { readonly valid: true; readonly value: string | number | boolean | null | NumberText }
  | { readonly valid: false; readonly reason: string };

const yes = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const no = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const nothing = /^(?:~|null|Null|NULL|)$/;
const infinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const integer = /^([-+]?)(0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)$/;
const fraction = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Numbers longer than this are text that happens to consist of digits. */
const longestNumber = 400;

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;
const maxUint64 = 2n ** 64n - 1n;

/** An integer, unless it has more than 64 bits. A leading zero alone means octal, too. */
const wholeNumber = (text: string): bigint | undefined => {
  const [, sign = '', digits = ''] = integer.exec(text) ?? [];
  if (digits === '') return undefined;
  const magnitude = BigInt(digits.replace(/^0(?=[0-7])/, '0o').toLowerCase());
  const value = sign === '-' ? -magnitude : magnitude;
  return value >= minInt64 && value <= (sign === '' ? maxUint64 : maxInt64) ? value : undefined;
};

const numberOf = (value: bigint): number | NumberText =>
  value > -(10n ** 15n) && value < 10n ** 15n ? Number(value) : new NumberText(String(value));

/** Without an exponent where that is not too long, as numbers are written in JSON. */
const numberText = (value: number): NumberText => {
  const text = String(value);
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e21;
  return new NumberText(isWhole ? String(BigInt(text)) : text);
};

const fractionIn = (text: string): number | undefined => {
  const value = fraction.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

const real = (value: number): number | NumberText => {
  if (Object.is(value, -0)) return new NumberText('-0');
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value : numberText(value);
};

type PlainNumber =
  | { readonly is: 'whole'; readonly value: bigint }
  | { readonly is: 'real'; readonly value: number };

/** A number, whatever its underscores; what is too large for one is text. */
const plainNumber = (text: string): PlainNumber | undefined => {
  if (text.length > longestNumber || !/^[-+.0-9]/.test(text)) return undefined;
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '');
  const whole = wholeNumber(plain);
  if (whole !== undefined) return { is: 'whole', value: whole };
  const value = fractionIn(plain);
  return value === undefined ? undefined : { is: 'real', value };
};

/**
 * A plain (unquoted) scalar as Kubernetes reads YAML: the booleans of YAML 1.1 (`yes`, `on`), octal numbers
 * with a leading zero (`0644`), no times and no sexagesimal numbers. What is nothing of that is a string.
 */
export const plainScalar = (text: string): ScalarValue => {
  if (nothing.test(text)) return { valid: true, value: null };
  if (yes.test(text)) return { valid: true, value: true };
  if (no.test(text)) return { valid: true, value: false };
  if (infinite.test(text)) return { valid: false, reason: `${text} is no number that JSON can hold` };
  const number = plainNumber(text);
  if (number)
    return { valid: true, value: number.is === 'whole' ? numberOf(number.value) : real(number.value) };
  return { valid: true, value: text };
};

/** The shortest decimal that is the same number in 32 bits; with an exponent from a million on. */
const shortReal = (value: number): string => {
  const held = Math.fround(value);
  if (!Number.isFinite(held)) return held > 0 ? '.inf' : '-.inf';
  const digits = Array.from({ length: 9 }, (_, more) => held.toExponential(more));
  const text = digits.find((each) => Math.fround(Number(each)) === held) ?? String(held);
  const [mantissa = '', exponent = '0'] = text.split('e');
  const power = Number(exponent);
  if (held === 0) return Object.is(held, -0) ? '-0' : '0';
  if (power >= -4 && power < 6) return String(Number(text));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
};

/** What a plain scalar is as the name of a field: numbers are written anew, with seven digits or so. */
export const plainName = (text: string): ScalarValue => {
  if (infinite.test(text)) return { valid: true, value: text.toLowerCase().replace('+', '') };
  const number = plainNumber(text);
  if (number?.is === 'whole' && number.value > maxInt64) {
    return { valid: false, reason: `${text} is too large for the name of a field` };
  }
  if (number)
    return { valid: true, value: number.is === 'whole' ? String(number.value) : shortReal(number.value) };
  return plainScalar(text);
};

const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes are read as UTF-8, as the JSON that a manifest becomes cannot hold others. */
const binaryText = (base64: string): ScalarValue => {
  const written = base64.replaceAll(/[\r\n]/g, '');
  if (!base64Text.test(written)) return { valid: false, reason: 'the value of !!binary is not base64' };
  const bytes = Uint8Array.from(atob(written), (byte) => byte.charCodeAt(0));
  return { valid: true, value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
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
