import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';

const host = '127.0.0.1';

/** Serves one page on this machine alone, until Ctrl-C. */
export const servePage = (
  page: string,
  port: number,
  { print, interruptible }: Surroundings,
): Promise<ExitCode> =>
  interruptible(async (interrupted) => {
    const compressed = gzipSync(page);
    const server = createServer(({ method, url, headers }, reply) => {
      // a name that leads here from elsewhere is not this page's
      const isOwn = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
      if (!isOwn || (url !== '/' && url !== '/index.html')) {
        reply.writeHead(404, { 'content-type': 'text/plain' }).end('nothing is here\n');
        return;
      }
      if (method !== 'GET' && method !== 'HEAD') {
        reply.writeHead(405, { allow: 'GET, HEAD' }).end();
        return;
      }
      const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
      reply
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          ...(takesGzip && { 'content-encoding': 'gzip' }),
        })
        .end(method === 'HEAD' ? undefined : takesGzip ? compressed : page);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    }).catch((error: NodeJS.ErrnoException) =>
      fail(
        'PS1201',
        `${host}:${port}: ${error.code === 'EADDRINUSE' ? 'somebody else listens there; --port 0 takes one that is free' : error.message}`,
      ),
    );
    print(`exploring at http://${host}:${(server.address() as AddressInfo).port}/`);
    if (!interrupted.aborted) {
      await new Promise<void>((resolve) =>
        interrupted.addEventListener('abort', () => resolve(), { once: true }),
      );
    }
    server.close();
    server.closeAllConnections();
    return exitCode.good;
  });
