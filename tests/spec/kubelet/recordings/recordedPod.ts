import type { ContainerStatus } from '../../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import { jsonLines, type Line, recording, type Thing } from '../../../drivers/observed/recordings.ts';
import { type RuntimeLine, secondsOf } from './runtimeLine.ts';

/** What the API server showed of a Pod from `time` (unix seconds) on. */
export type Shown = { readonly time: number; readonly pod: BoundPod; readonly deleted: boolean };

/** One Pod of a recording: what its node's runtime did, and what the API showed of it, oldest first. */
export type RecordedPod = {
  /** recording/Pod */
  readonly name: string;
  readonly log: readonly RuntimeLine[];
  readonly shown: readonly Shown[];
  /** when the kubelet of its node restarted, without its memory: unix seconds */
  readonly kubeletStarts: readonly number[];
  /** from when to when its node could not reach the API server: unix seconds */
  readonly partitions: readonly (readonly [from: number, until: number])[];
};

export type Recorded = { readonly name: string; readonly pods: readonly RecordedPod[] };

export const runtimeLines = (name: string): readonly RuntimeLine[] =>
  jsonLines<Omit<RuntimeLine, 'time'>>(`${name}/runtime.ndjson.gz`).map((line) => ({
    ...line,
    time: secondsOf(line.ts),
  }));

/** A mirror Pod has the UID of its static Pod, which is the one that the runtime knows, in an annotation. */
const uidInRuntime = ({ metadata }: Thing): string =>
  metadata.annotations?.['kubernetes.io/config.mirror'] ?? metadata.uid;

export const shownByUID = (lines: readonly Line[]): ReadonlyMap<string, readonly Shown[]> => {
  const shown = new Map<string, Shown[]>();
  for (const { ts, resource, type, object } of lines) {
    if (resource !== 'pods' || object === undefined) continue;
    const uid = uidInRuntime(object);
    const versions = shown.get(uid) ?? [];
    shown.set(uid, versions);
    versions.push({ time: secondsOf(ts), pod: object as BoundPod, deleted: type === 'DELETED' });
  }
  return shown;
};

/** When the driver did something to a node. */
const timesOf = (lines: readonly Line[], what: string, node: string | undefined): readonly number[] =>
  lines.filter((line) => line.action === what && line.node === node).map(({ ts }) => secondsOf(ts));

/** A recording as the Pods that ran in it; `log` may be another one than the runtime's own. */
export const recorded = (name: string, log: readonly RuntimeLine[] = runtimeLines(name)): Recorded => {
  const { lines } = recording(name);
  const shown = shownByUID(lines);
  const logs = new Map<string, RuntimeLine[]>();
  for (const line of log) {
    const own = logs.get(line.uid);
    if (own) own.push(line);
    else logs.set(line.uid, [line]);
  }
  const pods = [...logs].map(([uid, own]) => {
    const node = own[0]?.node;
    const heals = timesOf(lines, 'node:heal', node);
    return {
      name: `${name}/${own[0]?.pod}`,
      log: own,
      shown: shown.get(uid) ?? [],
      kubeletStarts: timesOf(lines, 'node:kubelet-start', node),
      partitions: timesOf(lines, 'node:partition', node).map(
        (from) => [from, heals.find((heal) => heal > from) ?? Infinity] as const,
      ),
    };
  });
  return { name, pods };
};

/** Up to when the kubelet of the Pod knew the API at a time: a partition keeps from it what comes later. */
export const knownUntil = ({ partitions }: RecordedPod, time: number): number =>
  partitions.find(([from, until]) => from <= time && time < until)?.[0] ?? time;

/** The Pod as its kubelet knew it at a time; before it was shown at all, as it was shown first. */
export const shownAt = (pod: RecordedPod, time: number): Shown | undefined =>
  pod.shown.findLast((each) => each.time <= knownUntil(pod, time)) ?? pod.shown[0];

export const statusesOf = ({ pod: { status } }: Shown): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];
