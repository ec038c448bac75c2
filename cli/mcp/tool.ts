import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';

/** What a tool gives back: JSON as text, and whether it says that something is wrong with what was asked. */
export type ToolAnswer = { readonly text: string; readonly isError: boolean };

/** Something that a client of the Model Context Protocol may call. */
export type Tool = {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments: an object */
  readonly inputSchema: { readonly type: 'object'; readonly [keyword: string]: unknown };
  readonly call: (given: JsonObject, cancelled: AbortSignal) => Promise<ToolAnswer>;
};
