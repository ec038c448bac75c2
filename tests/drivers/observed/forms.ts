import { type Random, randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import { renumbered } from './lies/lie.ts';
import type { Line } from './recordings.ts';

/** A recording in another form: what it shows is as true as it was. */
export type Form = { readonly name: string; readonly of: (lines: readonly Line[]) => readonly Line[] };

const isEvent = ({ object }: Line): boolean => object !== undefined;

const unnumbered = (lines: readonly Line[]): Line[] => lines.map(({ seq: _, ...line }) => line as Line);

/** Only some lines, with the numbers that they had. */
const kept = (name: string, keep: (line: Line, random: Random) => boolean): Form => ({
  name,
  of: (lines) => {
    const random = randomFrom(seedOf(20261128, lines.length));
    return lines.filter((line) => keep(line, random));
  },
});

/** Some resources were never watched. */
const unwatched = (...resources: readonly string[]): Form => ({
  name: `without ${resources.join(', ')}`,
  of: (lines) =>
    renumbered(lines.filter((line) => !isEvent(line) || !resources.includes(line.resource ?? ''))),
});

/** What is there after these lines, as a watch that begins then lists it. */
const listed = (lines: readonly Line[], at: string): Line[] => {
  const live = new Map<string, Line>();
  for (const line of lines) {
    const uid = line.object?.metadata.uid;
    if (uid === undefined) continue;
    if (line.type === 'DELETED') live.delete(uid);
    else live.set(uid, line);
  }
  return [...live.values()].map(({ snapshot: _, ...line }) => ({ ...line, type: 'ADDED', ts: at }));
};

const partOf = (lines: readonly Line[], part: number): number => Math.floor(lines.length * part);

const begun = (part: number): Form => ({
  name: `a watch that begins after ${part} of it`,
  of: (lines) => {
    const at = partOf(lines, part);
    return renumbered([...listed(lines.slice(0, at), lines[at]!.ts), ...lines.slice(at)]);
  },
});

/** The watch breaks off, some lines are lost, and everything is listed again. */
const relisted = (lost: number, says: readonly Line[] = []): Form => ({
  name: `listed again after ${lost} lines were lost${says.length > 0 ? ', with an error' : ''}`,
  of: (lines) => {
    const at = partOf(lines, 0.5);
    const on = Math.min(lines.length - 1, at + lost);
    const { ts } = lines[on]!;
    const errors = says.map((line) => ({ ...line, ts }));
    return renumbered([
      ...lines.slice(0, at),
      ...errors,
      ...listed(lines.slice(0, on), ts),
      ...lines.slice(on),
    ]);
  },
});

/** What no object of a watched resource is said in. */
const aside = (type: string, resource: string, object: object): Line =>
  ({ seq: 0, ts: '', type, resource, object }) as Line;

const expired = aside('ERROR', 'pods', { kind: 'Status', apiVersion: 'v1', code: 410, reason: 'Expired' });

/** These lines are said as well, again and again. */
const with9th = (name: string, said: (line: Line, at: number) => Line): Form => ({
  name,
  of: (lines) =>
    renumbered(
      lines.flatMap((line, at) =>
        isEvent(line) && at % 9 === 0 ? [{ ...said(line, at), ts: line.ts }, line] : line,
      ),
    ),
});

const versionOf = ({ object }: Line): string => object!.metadata.resourceVersion;

const arrived = ({ ts }: Line): number => Date.parse(ts);

export const forms: readonly Form[] = [
  kept('Pods alone, filtered', ({ resource, object }) => resource === 'pods' && object !== undefined),
  {
    name: 'Pods alone, of no numbers',
    of: (lines) => unnumbered(lines.filter((line) => line.resource === 'pods' && isEvent(line))),
  },
  kept('without what was asked for', isEvent),
  kept('what changes', ({ type }) => type === 'MODIFIED'),
  kept('lines with one word', (line) => JSON.stringify(line).includes('"phase":"Running"')),
  kept('a twentieth lost', (line, random) => !isEvent(line) || random.below(20) > 0),
  kept('a third lost', (line, random) => !isEvent(line) || random.below(3) > 0),
  unwatched('events'),
  unwatched('nodes'),
  unwatched('namespaces'),
  unwatched('pods'),
  unwatched('limitranges', 'resourcequotas'),
  unwatched('replicasets', 'jobs'),
  unwatched('deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs'),
  begun(1 / 3),
  begun(2 / 3),
  { name: 'its second half', of: (lines) => lines.slice(partOf(lines, 1 / 2)) },
  { name: 'its second half, numbered again', of: (lines) => renumbered(lines.slice(partOf(lines, 1 / 2))) },
  { name: 'its last third, of no numbers', of: (lines) => unnumbered(lines.slice(partOf(lines, 2 / 3))) },
  relisted(0),
  relisted(10),
  relisted(5, [expired]),
  {
    name: 'each event twice',
    of: (lines) => renumbered(lines.flatMap((line) => (isEvent(line) ? [line, line] : line))),
  },
  {
    name: 'each event twice, of one number',
    of: (lines) => lines.flatMap((line) => (isEvent(line) ? [line, line] : line)),
  },
  {
    name: 'ten lines once more',
    of: (lines) => {
      const at = partOf(lines, 1 / 2);
      const again = lines.slice(Math.max(0, at - 10), at).filter(isEvent);
      return renumbered([...lines.slice(0, at), ...again, ...lines.slice(at)]);
    },
  },
  {
    name: 'several watches, as their events arrived',
    of: (lines) =>
      renumbered(
        lines.toSorted((one, other) => (one.snapshot || other.snapshot ? 0 : arrived(one) - arrived(other))),
      ),
  },
  with9th('bookmarks', (line) =>
    aside('BOOKMARK', line.resource!, {
      kind: line.object!.kind,
      metadata: { resourceVersion: versionOf(line) },
    }),
  ),
  with9th('other resources', (line, at) =>
    aside(at % 2 === 0 ? 'ADDED' : 'MODIFIED', 'configmaps', {
      kind: 'ConfigMap',
      metadata: { name: `map-${at}`, uid: `map-${at}`, resourceVersion: versionOf(line) },
    }),
  ),
];
