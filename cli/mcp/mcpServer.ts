import { Readable, type Writable } from 'node:stream';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { linesOf } from '../../drivers/observed/reading/lines.ts';
import { readObject } from '../../oracle/differential/jsonValue.ts';
import { problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { Tool } from './tool.ts';

/** Bytes of one message; a longer one is answered by an error, and thrown away. */
export const messageLimit = 64 * 2 ** 20;

/** What JSON-RPC answers to a message that cannot be read: https://www.jsonrpc.org/specification#error_object */
const unreadable = (message: string): object => ({
  jsonrpc: '2.0',
  id: null,
  error: { code: -32_700, message },
});

/**
 * Answers a client of the Model Context Protocol (https://modelcontextprotocol.io) on a pair of streams until its input
 * ends or it is interrupted. Calls that are under way when the input ends are answered; when it is interrupted they are cancelled.
 */
export const serveTools = async (
  tools: readonly Tool[],
  version: string,
  input: AsyncIterable<Uint8Array | string>,
  output: Writable,
  interrupted: AbortSignal,
): Promise<void> => {
  const server = new Server({ name: 'pod-semantics', version }, { capabilities: { tools: {} } });
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const underWay = new Set<Promise<unknown>>();
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema: { ...inputSchema },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const called = call(byName, params.name, params.arguments ?? {}, AbortSignal.any([signal, interrupted]));
    underWay.add(called);
    try {
      const { text, isError } = await called;
      return { content: [{ type: 'text', text }], isError };
    } finally {
      underWay.delete(called);
    }
  });
  const messages = Readable.from(within(input, (message) => output.write(`${JSON.stringify(message)}\n`)));
  const ended = new Promise<void>((resolve) => {
    messages.once('end', resolve).once('error', () => resolve());
    interrupted.addEventListener('abort', () => resolve());
    if (interrupted.aborted) resolve();
  });
  await server.connect(new StdioServerTransport(messages, output));
  await ended;
  await Promise.allSettled(underWay);
  // answers are written once the calls have come back
  await new Promise((resolve) => setImmediate(resolve));
  await server.close();
  messages.destroy();
};

const call = async (byName: ReadonlyMap<string, Tool>, name: string, given: object, signal: AbortSignal) => {
  const tool = byName.get(name);
  if (tool) return tool.call({ ...given }, signal);
  const message = `no tool is called ${JSON.stringify(name)}; ${didYouMean(name, [...byName.keys()], 'tools/list')}`;
  return { text: JSON.stringify({ problem: problem('PS1102', message) }), isError: true };
};

/** The messages, a line each, that can be read; each other one is answered by an error. */
async function* within(
  input: AsyncIterable<Uint8Array | string>,
  refuse: (answer: object) => void,
): AsyncGenerator<Buffer> {
  for await (const lines of linesOf(input, messageLimit)) {
    for (const line of lines) {
      if (typeof line !== 'string') refuse(unreadable(`a message may have ${messageLimit} bytes at most`));
      else if (readObject(line) !== undefined) yield Buffer.from(`${line}\n`);
      else if (line.trim() !== '') refuse(unreadable('a message is one JSON object on one line'));
    }
  }
}
