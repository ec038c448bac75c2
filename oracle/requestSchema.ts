import { z } from 'zod';
import type { Operation } from './operation.ts';

/** The shape of a request, as JSON Schema; objects of the API are any object here: the operation says what is wrong. */
export const requestSchema = ({ request }: Operation): object => {
  if (!request) return { type: 'object' };
  const { $schema, ...schema } = z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' });
  return schema;
};
