import { governanceOf } from '../../oracle/differential/governanceOf.ts';
import { operations } from '../../oracle/operations.ts';
import { answerer } from '../../oracle/protocol.ts';
import { requestSchema } from '../../oracle/requestSchema.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import type { Tool } from './tool.ts';

const { reply } = answerer(operations);

/** A tool for each operation of the oracle: its arguments are the fields of a request. */
export const operationTools: readonly Tool[] = operations.map((operation): Tool => {
  const { op, says } = operation;
  const { rule, source } = governanceOf(op);
  return {
    name: op,
    description: `Decides as Kubernetes v1.36 does: ${says}. ${rule} (${source}).`,
    inputSchema: { ...requestSchema(operation), type: 'object' },
    call: async (given) => {
      const { text, code } = reply(jsonText({ ...given, op }));
      return { text, isError: code !== undefined };
    },
  };
});
