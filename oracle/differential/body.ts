import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { isObject, readObject } from './jsonValue.ts';

/** Fields of a request that hold the body of a request to the API server, as text. */
const bodies = ['manifest', 'new'] as const;

/** A request whose bodies are read, so that what is inside them can be changed; bodies that cannot be read stay text. */
export const opened = (request: JsonObject): JsonObject =>
  mapBodies(request, (body) => (typeof body === 'string' ? (exactly(body) ?? body) : body));

/** The request again, its bodies as text. */
export const closed = (request: JsonObject): JsonObject =>
  mapBodies(request, (body) => (isObject(body) ? jsonText(body) : body));

const mapBodies = (request: JsonObject, change: (body: unknown) => unknown): JsonObject => {
  const made: Record<string, unknown> = { ...request };
  for (const name of bodies) if (made[name] !== undefined) made[name] = change(made[name]);
  return made;
};

/** A body that means the same when it is written again: duplicate fields and odd numbers would not. */
const exactly = (body: string): JsonObject | undefined => {
  const read = readObject(body);
  return read !== undefined && jsonText(read) === body ? read : undefined;
};
