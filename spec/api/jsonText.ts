import { ExactInteger } from './decode/exactInteger.ts';
import { NumberText } from './decode/numberText.ts';

/**
 * Plain data as JSON text. Numbers that are kept as text are written as they were read, and integers of 64 bits with all
 * their digits, neither of which `JSON.stringify` does.
 *
 * @param indent spaces for each level, on lines of their own; 0 for one line
 */
export const jsonText = (value: unknown, indent = 0): string => textOf(value, indent, '\n');

const textOf = (value: unknown, indent: number, newline: string): string => {
  if (value instanceof NumberText) return value.text;
  if (value instanceof ExactInteger) return value.digits;
  if (Array.isArray(value)) {
    return enclosed(
      '[]',
      value.map((item) => (inner: string) => textOf(item, indent, inner)),
      indent,
      newline,
    );
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return enclosed(
    '{}',
    fields.map(
      ([name, field]) =>
        (inner: string) =>
          `${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}${textOf(field, indent, inner)}`,
    ),
    indent,
    newline,
  );
};

const enclosed = (
  brackets: '[]' | '{}',
  parts: readonly ((newline: string) => string)[],
  indent: number,
  newline: string,
): string => {
  const [open = '', close = ''] = brackets;
  if (indent === 0 || parts.length === 0)
    return `${open}${parts.map((part) => part(newline)).join(',')}${close}`;
  const inner = newline + ' '.repeat(indent);
  return `${open}${inner}${parts.map((part) => part(inner)).join(`,${inner}`)}${newline}${close}`;
};
