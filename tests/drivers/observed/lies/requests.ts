import type { Line, Recording } from '../recordings.ts';
import { choose, inserted, type Lie, type Place, pick, without } from './lie.ts';

const silence = (action: 'node:kubelet-kill' | 'node:partition'): Lie => ({
  name: `a kubelet that writes after ${action}`,
  tell: (recording, random) => {
    const fits = (place: Place): boolean => {
      const [was, is] = [place.before?.status?.containerStatuses, place.object.status?.containerStatuses];
      return place.line.type === 'MODIFIED' && is !== undefined && JSON.stringify(was) !== JSON.stringify(is);
    };
    const place = choose(recording, random, fits);
    const node = place?.object.spec?.nodeName;
    if (place === undefined || node === undefined) return undefined;
    const ts = new Date(Date.parse(place.line.ts) - 10_000).toISOString();
    const before = recording.lines.findIndex((line) => line.object && !line.snapshot && line.ts >= ts);
    if (before < 0 || before >= place.at) return undefined;
    const started = recording.lines.slice(before, place.at).some((line) => line.node === node);
    const lines = inserted(recording.lines, before, { seq: 0, ts, action, node });
    return started ? undefined : { lines, at: before, uid: place.object.metadata.uid, later: true };
  },
});

/** A line of the driver is missing: what it caused has no cause. */
const withoutRequest = (
  action: string,
  fits: (line: Line, recording: Recording) => boolean = () => true,
): Lie => ({
  name: `nobody asked to ${action}`,
  tell: (recording, random) => {
    const all = recording.lines.flatMap((line, at) =>
      line.action === action &&
      line.path?.includes('/pods/') &&
      isDone(line, recording) &&
      fits(line, recording)
        ? [at]
        : [],
    );
    const at = pick(all, random);
    if (at === undefined) return undefined;
    return { lines: without(recording.lines, at), at, uid: '', later: true };
  },
});

/** The request was granted, and what it did is shown. */
const isDone = (line: Line, { lines }: Recording): boolean => {
  const { code = 0, rv } = line as Line & { code?: number; rv?: string };
  return (
    code < 300 && (rv === undefined || lines.some(({ object }) => object?.metadata.resourceVersion === rv))
  );
};

/** Its Pod has no controller, and nothing else deletes it. */
const deletesBarePod = (line: Line, { lines }: Recording): boolean => {
  const name = line.path!.split('/').at(-1)!;
  const pod = lines.findLast(
    (each) => each.seq < line.seq && each.resource === 'pods' && each.object?.metadata.name === name,
  )?.object;
  const others = lines.filter(
    (each) => each.path === line.path && (each.action === 'delete' || each.action === 'evict'),
  );
  const rest = lines.slice(line.seq + 1).findIndex((each) => each.object?.metadata.uid === pod?.metadata.uid);
  const next = lines[line.seq + 1 + rest]?.object;
  return (
    pod !== undefined &&
    pod.metadata.ownerReferences === undefined &&
    pod.metadata.deletionTimestamp === undefined &&
    next?.metadata.deletionTimestamp !== undefined &&
    !['Failed', 'Succeeded'].includes(pod.status?.phase ?? '') &&
    !pod.status?.conditions?.some(({ type }) => type === 'DisruptionTarget') &&
    others.length === 1
  );
};

/** Somebody was granted an eviction, and the Pod lives on. */
const granted: Lie = {
  name: 'an eviction that was granted, and did nothing',
  tell: (recording, random) => {
    const { lines } = recording;
    const place = choose(recording, random, ({ object, line, at }) => {
      const deleted = lines.findIndex(
        (each, next) =>
          next >= at &&
          each.object?.metadata.uid === object.metadata.uid &&
          each.object.metadata.deletionTimestamp !== undefined,
      );
      return line.type === 'MODIFIED' && Date.parse(lines[deleted]?.ts ?? '') - Date.parse(line.ts) > 25_000;
    });
    if (place === undefined) return undefined;
    const { name, namespace } = place.object.metadata;
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
    const eviction = { seq: 0, ts: place.line.ts, action: 'evict', path, code: 201 };
    return { lines: inserted(lines, place.at + 1, eviction), at: place.at + 1, uid: '', later: true };
  },
};

/** Lies about what was asked for, and about kubelets that were away. */
export const requestLies: readonly Lie[] = [
  silence('node:kubelet-kill'),
  silence('node:partition'),
  withoutRequest('delete', deletesBarePod),
  withoutRequest('patch'),
  withoutRequest('evict'),
  granted,
];
