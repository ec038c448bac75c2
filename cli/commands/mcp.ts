import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { commandTools } from '../mcp/commandTools.ts';
import { serveTools } from '../mcp/mcpServer.ts';
import { operationTools } from '../mcp/operationTools.ts';

const { version } = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

export const mcp = (): CommandBody => ({
  operands: [],
  options: [],
  notes:
    'A server of the Model Context Protocol on standard input and output. Its tools: every operation of podsem oracle --list,\n' +
    'explain, validate-manifests, check (within limits) and trace. For a client:\n' +
    '  {"mcpServers": {"pod-semantics": {"command": "npx", "args": ["podsem", "mcp"]}}}',
  run: async (_, __, { write, stdin, interruptible }) => {
    const output = new Writable({
      decodeStrings: false,
      write: (text, ___, done) => {
        const wait = write(String(text));
        if (wait) void wait.then(() => done());
        else done();
      },
    });
    return interruptible(async (interrupted) => {
      await serveTools([...operationTools, ...commandTools], version, stdin, output, interrupted);
      return interrupted.aborted ? exitCode.interrupted : exitCode.good;
    });
  },
});
