import { ExactInteger } from '../../spec/api/decode/exactInteger.ts';
import { needsExactNumbers, parseExactJson } from '../../spec/api/decode/exactJson.ts';
import { isJsonObject, type JsonObject } from '../../spec/api/decode/jsonObject.ts';

/** A JSON object on one line, its 64-bit integers exact; undefined for any other text. */
export const readObject = (line: string): JsonObject | undefined => {
  try {
    const value: unknown = needsExactNumbers(line) ? parseExactJson(line) : JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Whether a value is a JSON object: no list, no null, no integer that keeps its digits. */
export const isObject = (value: unknown): value is JsonObject =>
  isJsonObject(value) && !(value instanceof ExactInteger);
