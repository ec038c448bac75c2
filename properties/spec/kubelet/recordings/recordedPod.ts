import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import { jsonLines, type Line, recording, type Thing } from '../../../oracle/trace/recordings.ts';
import { type RuntimeLine, secondsOf } from './runtimeLine.ts';

/** What the API server showed of a Pod from `time` (unix seconds) on. */
export type Shown = { readonly time: number; readonly pod: BoundPod; readonly deleted: boolean };

/** One Pod of a recording: what its node's runtime did, and what the API showed of it, oldest first. */
export type RecordedPod = {
  /** recording/Pod */
  readonly name: string;
  readonly log: readonly RuntimeLine[];
  readonly shown: readonly Shown[];
  /** when the kubelet of its node began anew, without its memory: unix seconds */
  readonly kubeletStarts: readonly number[];
};

export type Recorded = { readonly name: string; readonly pods: readonly RecordedPod[] };

export const runtimeLines = (name: string): readonly RuntimeLine[] =>
  jsonLines<Omit<RuntimeLine, 'time'>>(`${name}/runtime.ndjson.gz`).map((line) => ({
    ...line,
    time: secondsOf(line.ts),
  }));

/** A mirror Pod bears the UID of its static Pod, which is the one that the runtime knows, in an annotation. */
const uidInRuntime = ({ metadata }: Thing): string =>
  metadata.annotations?.['kubernetes.io/config.mirror'] ?? metadata.uid;

const shownByUID = (lines: readonly Line[]): Map<string, Shown[]> => {
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

/** A recording as the Pods that ran in it; `log` may be another one than the runtime's own. */
export const recorded = (name: string, log: readonly RuntimeLine[] = runtimeLines(name)): Recorded => {
  const { lines } = recording(name);
  const shown = shownByUID(lines);
  const starts = lines.filter(({ action }) => action === 'node:kubelet-start');
  const pods = new Map<string, RuntimeLine[]>();
  for (const line of log) pods.set(line.uid, [...(pods.get(line.uid) ?? []), line]);
  return {
    name,
    pods: [...pods].map(([uid, own]) => ({
      name: `${name}/${own[0]?.pod}`,
      log: own,
      shown: shown.get(uid) ?? [],
      kubeletStarts: starts.filter(({ node }) => node === own[0]?.node).map(({ ts }) => secondsOf(ts)),
    })),
  };
};

/** The Pod as it was shown at a time; before it was shown at all, as it was shown first. */
export const shownAt = ({ shown }: RecordedPod, time: number): Shown | undefined =>
  shown.findLast((each) => each.time <= time) ?? shown[0];
