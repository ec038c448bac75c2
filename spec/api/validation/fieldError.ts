import type { Path } from './path.ts';
import { TypedText, valueText } from './valueText.ts';

/** Why a value is refused; the names are part of the API (`details.causes[].reason`). */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError';

/** One thing that is wrong with an object, as the API server reports it. */
export type FieldError = {
  readonly type: FieldErrorType;
  readonly field: string;
  readonly detail: string;
  /** the value that is refused, where the message tells it */
  readonly value?: unknown;
};

/** Where validation puts what it finds; in the order in which the API server finds it. */
export type FieldErrors = FieldError[];

const error = (type: FieldErrorType, path: Path, detail: string, value?: unknown): FieldError => ({
  type,
  field: path.toString(),
  detail,
  ...(value === undefined ? {} : { value }),
});

/** The field has to be there. */
export const required = (path: Path, detail = ''): FieldError => error('FieldValueRequired', path, detail);

/** The field may not be there, or not be changed. */
export const forbidden = (path: Path, detail: string): FieldError =>
  error('FieldValueForbidden', path, detail);

/** The value is not as it must be, in the words of the detail. */
export const invalid = (path: Path, value: unknown, detail: string): FieldError =>
  error('FieldValueInvalid', path, detail, value ?? null);

/** The structure is not as it must be; the message does not tell it. */
export const invalidAltogether = (path: Path, detail: string): FieldError =>
  error('FieldValueInvalid', path, detail);

/** The value is there twice. */
export const duplicate = (path: Path, value: unknown): FieldError =>
  error('FieldValueDuplicate', path, '', value ?? null);

/** The value refers to nothing. */
export const notFound = (path: Path, value: unknown, detail = ''): FieldError =>
  error('FieldValueNotFound', path, detail, value ?? null);

/** The value is none of an enumeration; `supported` is told in alphabetical order, as the API does for most fields. */
export const notSupported = (path: Path, value: unknown, supported: readonly string[]): FieldError =>
  unsupported(path, typed(value ?? ''), supported);

/** The same of a field that may hold any text, as far as its Go type goes. */
export const textNotSupported = (path: Path, value: string, supported: readonly string[]): FieldError =>
  unsupported(path, value, supported);

const unsupported = (path: Path, value: unknown, supported: readonly string[]): FieldError =>
  error(
    'FieldValueNotSupported',
    path,
    `supported values: ${supported.map((each) => JSON.stringify(each)).join(', ')}`,
    value,
  );

/** A value of an enumeration, or behind a pointer, as messages tell it. */
export const typed = (value: unknown): unknown => (typeof value === 'string' ? new TypedText(value) : value);

/** The text has more bytes than it may. */
export const tooLong = (path: Path, maxBytes: number): FieldError =>
  error('FieldValueTooLong', path, `may not be more than ${maxBytes} bytes`);

/** The list has more items than it may. */
export const tooMany = (path: Path, count: number, max: number): FieldError =>
  error('FieldValueTooMany', path, `must have at most ${max} ${max === 1 ? 'item' : 'items'}`, count);

/** The API server could not validate the field. */
export const internalError = (path: Path, detail: string): FieldError => error('InternalError', path, detail);

const typeTexts: Readonly<Record<FieldErrorType, string>> = {
  FieldValueNotFound: 'Not found',
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
  FieldValueTypeInvalid: 'Invalid value',
  InternalError: 'Internal error',
};

/** As the API server writes it, without the field: `Invalid value: "A": a lowercase RFC 1123 subdomain …`. */
export const fieldErrorBody = ({ type, detail, value }: FieldError): string => {
  const told = value === undefined ? typeTexts[type] : `${typeTexts[type]}: ${valueText(value)}`;
  return `${told}${detail === '' ? '' : `: ${detail}`}`;
};

/** As the API server writes it: `spec.nodeName: Invalid value: "A": a lowercase RFC 1123 subdomain …`. */
export const fieldErrorText = (error: FieldError): string => `${error.field}: ${fieldErrorBody(error)}`;
