import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Operation } from '../operation.ts';
import { requestSchema } from '../requestSchema.ts';

const problemSchema = {
  type: 'object',
  required: ['problem'],
  properties: {
    id: { description: 'that of the request; null where it has none' },
    problem: {
      type: 'object',
      required: ['code', 'message', 'place'],
      properties: {
        code: { type: 'string', pattern: '^PS[0-9]{4}$' },
        message: { type: 'string' },
        place: { type: 'object', description: 'file, line, path: as much as is known' },
      },
    },
  },
};

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const ndjson = { content: { 'application/x-ndjson': { schema: { type: 'string' } } } };
const refusal = { description: 'what is wrong with the request, and where', ...json(problemSchema) };

const operationPath = (operation: Operation) => ({
  post: {
    operationId: operation.op,
    summary: operation.says,
    tags: ['decisions'],
    requestBody: { required: true, ...json(requestSchema(operation)) },
    responses: {
      200: { description: 'what is decided; id is that of the request', ...json({ type: 'object' }) },
      default: refusal,
    },
  },
});

/** The server described as OpenAPI 3.1 does: https://spec.openapis.org/oas/v3.1.0 */
export const openApi = (operations: readonly Operation[], version: string): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'pod-semantics', version, description: 'What Kubernetes decides about Pods.' },
  paths: {
    '/v1': {
      post: {
        operationId: 'stream',
        summary: 'requests, one JSON object a line, each with its op; answers one a line, in order',
        tags: ['streams'],
        requestBody: { required: true, ...ndjson },
        responses: { 200: { description: 'an answer a line', ...ndjson }, default: refusal },
      },
    },
    '/v1/trace': {
      post: {
        operationId: 'trace',
        summary: 'the verdict on a recording, one JSON object a line',
        tags: ['streams'],
        parameters: [
          {
            name: 'all',
            in: 'query',
            schema: { type: 'boolean' },
            description: 'every breach, not the first only',
          },
          {
            name: 'strict',
            in: 'query',
            schema: { type: 'boolean' },
            description: 'known deviations are breaches',
          },
        ],
        requestBody: { required: true, ...ndjson },
        responses: {
          200: { description: 'accepted or not, and what is violated', ...json({ type: 'object' }) },
          default: refusal,
        },
      },
    },
    ...Object.fromEntries(operations.map((operation) => [`/v1/${operation.op}`, operationPath(operation)])),
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
});
