import { NumberText } from '../api/decode/numberText.ts';

/** Plain data as JSON text; numbers that are kept as text are written as they were read. */
export const jsonText = (value: unknown): string => {
  if (value instanceof NumberText) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => `${JSON.stringify(name)}:${jsonText(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
};
