import { writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { kinds } from '../../../models/recorded/resources.ts';
import type { Line } from '../../drivers/observed/recordings.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

type Event = Line & { readonly object: NonNullable<Line['object']> };

export type Script = {
  /** events that a watch tells before its connection breaks off */
  readonly eventsOfWatch: number;
  /** the watch of Pods that is answered with 410 Expired: the second, for one */
  readonly expired?: number;
};

const versionOf = ({ object }: Event): number => Number(object.metadata.resourceVersion);

/** An API server over HTTP that shows what a recording shows, from its first snapshot on, and breaks off as it is told. */
export class ScriptedApiServer {
  private readonly events: readonly Event[];
  private readonly script: Script;
  private watchesOfPods = 0;
  /** versions up to which each resource was told */
  readonly told = new Map<string, number>();
  kubeconfig = '';

  constructor(lines: readonly Line[], script: Script) {
    this.events = lines.filter((line): line is Event => line.object !== undefined);
    this.script = script;
  }

  async start(): Promise<void> {
    const server = createServer(({ url = '' }, response) =>
      this.answer(new URL(url, 'http://api'), response),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.kubeconfig = join(temporaryFolder(), 'config');
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'scripted', cluster: { server: address } }],
      users: [{ name: 'reader', user: { token: 'secret' } }],
      contexts: [{ name: 'here', context: { cluster: 'scripted', user: 'reader' } }],
      'current-context': 'here',
    };
    writeFileSync(this.kubeconfig, JSON.stringify(config));
  }

  /** Whether everything was told. */
  get isOver(): boolean {
    const last = new Map(this.events.map((event) => [event.resource, versionOf(event)]));
    return [...last].every(([resource, version]) => (this.told.get(resource ?? '') ?? 0) >= version);
  }

  private answer({ pathname, searchParams }: URL, response: ServerResponse): void {
    const resource = pathname.split('/').at(-1) ?? '';
    const own = this.events.filter((event) => event.resource === resource);
    if (searchParams.has('watch'))
      this.watch(resource, own, Number(searchParams.get('resourceVersion')), response);
    else this.list(resource, own, response);
  }

  private list(resource: string, own: readonly Event[], response: ServerResponse): void {
    const upTo = this.told.get(resource) ?? 0;
    const live = new Map<string, Event>();
    for (const event of own) {
      if (!event.snapshot && versionOf(event) > upTo) continue;
      if (event.type === 'DELETED') live.delete(event.object.metadata.uid);
      else live.set(event.object.metadata.uid, event);
    }
    const version = Math.max(1, upTo, ...[...live.values()].map(versionOf));
    this.told.set(resource, version);
    const items = [...live.values()].map(({ object: { kind: _, apiVersion: __, ...object } }) => object);
    const list = {
      kind: `${kinds[resource]}List`,
      apiVersion: 'v1',
      metadata: { resourceVersion: String(version) },
      items,
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list));
  }

  private watch(resource: string, own: readonly Event[], after: number, response: ServerResponse): void {
    const { eventsOfWatch, expired } = this.script;
    if (resource === 'pods') this.watchesOfPods += 1;
    if (resource === 'pods' && this.watchesOfPods === expired) {
      // what happened meanwhile is seen by nobody
      const missed = own
        .filter((event) => versionOf(event) > after)
        .slice(0, 3)
        .at(-1);
      if (missed) this.told.set(resource, versionOf(missed));
      response.writeHead(410).end(JSON.stringify({ kind: 'Status', code: 410 }));
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    const due = own.filter((event) => !event.snapshot && versionOf(event) > after).slice(0, eventsOfWatch);
    for (const { type, object } of due) response.write(`${JSON.stringify({ type, object })}\n`);
    const last = due.at(-1);
    if (last) this.told.set(resource, Math.max(versionOf(last), this.told.get(resource) ?? 0));
    const bookmark = {
      type: 'BOOKMARK',
      object: {
        kind: kinds[resource],
        metadata: { resourceVersion: String(last ? versionOf(last) : after) },
      },
    };
    response.write(`${JSON.stringify(bookmark)}\n`);
    if (last) response.end();
  }
}
