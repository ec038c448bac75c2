import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { Draft } from '../../../spec/api/objects/draft.ts';

const folder = new URL('../../recordings/', import.meta.url);

const more = 'more';

const namesIn = (place: URL): readonly string[] =>
  readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== more)
    .map(({ name }) => name)
    .sort();

/** The names of the recordings that lies and statements about the runtime are tried on. */
export const recordingNames: readonly string[] = namesIn(folder);

/** The names of further recordings, of scenarios of their own. */
export const moreRecordingNames: readonly string[] = namesIn(new URL(`${more}/`, folder)).map(
  (name) => `${more}/${name}`,
);

export const traceFile = (name: string): URL => new URL(`${name}/trace.ndjson.gz`, folder);

/** An object of any kind; lies mostly write into Pods, so it has a Pod's fields. */
export type Thing = Draft<Pod> & { metadata: { uid: string; name: string; resourceVersion: string } };

/** One line of a recording, as JSON. */
export type Line = {
  seq: number;
  ts: string;
  action?: string;
  path?: string;
  node?: string;
  resource?: string;
  type?: string;
  snapshot?: boolean;
  object?: Thing;
};

export type Recording = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly dedicated: boolean;
};

const cache = new Map<string, Recording>();

const read = (path: string): Buffer => readFileSync(new URL(path, folder));

/** The lines of a packed file, by its path from the folder of recordings. */
export const jsonLines = <T>(path: string): T[] =>
  gunzipSync(read(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

export const recording = (name: string): Recording => {
  const known = cache.get(name);
  if (known) return known;
  const meta = JSON.parse(read(`${name}/meta.json`).toString('utf8')) as { dedicatedNodes: boolean };
  const loaded = { name, lines: jsonLines<Line>(`${name}/trace.ndjson.gz`), dedicated: meta.dedicatedNodes };
  cache.set(name, loaded);
  return loaded;
};
