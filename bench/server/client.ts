import { connect, type Socket } from 'node:net';

/** What so many connections came to that send one request after another. */
export type Traffic = {
  readonly answered: number;
  readonly failed: number;
  readonly rate: number;
  /** milliseconds that the slowest of a hundred answers takes */
  readonly slow: number;
};

const body = '{"pod":{"spec":{"containers":[{"name":"app"}]}}}';
const head = `POST /v1/qos HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
const request = Buffer.from(head + body);
const good = Buffer.from('HTTP/1.1 200');
const end = '}';

/** A client that does as little as it can, so that what is measured is the server: an answer is one small JSON object. */
export const smallRequests = async (
  port: number,
  connections: number,
  milliseconds: number,
): Promise<Traffic> => {
  const times: number[] = [];
  let failed = 0;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const start = performance.now();
  const until = start + milliseconds;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          let sent = 0;
          const send = (): void => {
            sent = performance.now();
            if (sent > until) {
              resolve();
              return;
            }
            socket.write(request);
          };
          socket.on('data', (answer: Buffer) => {
            if (answer.at(-1) !== end.charCodeAt(0)) return;
            if (answer.subarray(0, good.length).equals(good)) times.push(performance.now() - sent);
            else failed++;
            send();
          });
          socket.on('error', () => undefined);
          socket.on('close', () => {
            if (performance.now() < until) failed++;
            resolve();
          });
          send();
        }),
    ),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  return {
    answered: times.length,
    failed,
    rate: times.length / seconds,
    slow: times[Math.floor(times.length * 0.99)] ?? Number.POSITIVE_INFINITY,
  };
};

export const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

/** Clients that send a byte of their request a tick, for as long as they are not stopped. */
export const slowClients = async (port: number, count: number): Promise<() => void> => {
  const sockets = await Promise.all(Array.from({ length: count }, () => open(port)));
  for (const socket of sockets) socket.on('error', () => undefined);
  let at = 0;
  const tick = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write(request.subarray(at, at + 1));
    at = (at + 1) % request.length;
  }, 100);
  return () => {
    clearInterval(tick);
    for (const socket of sockets) socket.destroy();
  };
};

/** One line of so many bytes in a stream of requests; the answer to the request behind it. */
export const longLine = async (port: number, bytes: number): Promise<string> => {
  const socket = await open(port);
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (text) => {
    answer += text;
  });
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const last = '\n{"id":"behind","op":"qos","pod":{}}\n';
  socket.write(
    `POST /v1 HTTP/1.1\r\nHost: bench\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\nContent-Length: ${bytes + last.length}\r\n\r\n`,
  );
  const piece = Buffer.alloc(2 ** 16, 'x');
  for (let left = bytes; left > 0; left -= piece.length) {
    const more = left >= piece.length ? piece : piece.subarray(0, left);
    if (!socket.write(more)) await new Promise<void>((resolve) => socket.once('drain', () => resolve()));
  }
  socket.write(last);
  await ended;
  return answer;
};
