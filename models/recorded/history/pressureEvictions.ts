import type { Pod } from '../../../spec/api/objects/core.ts';
import type { WatchRecord } from '../watchRecord.ts';
import { conditionIn, seconds } from './livePod.ts';

/** A Pod that its kubelet evicted, or refused, because its node was short of something. */
export type PressureEviction = {
  readonly record: WatchRecord;
  readonly nodeName: string;
  /** the condition of the node that must tell of it */
  readonly pressure: string;
  /** when it was received, in unix seconds */
  readonly time: number;
  /** when it happened by the clock of its kubelet, in unix seconds */
  readonly happened: number;
};

const pressures: readonly (readonly [text: RegExp, condition: string])[] = [
  [/low on resource: memory|node had condition: \[.*MemoryPressure/, 'MemoryPressure'],
  [/low on resource: (ephemeral-storage|inodes)|node had condition: \[.*DiskPressure/, 'DiskPressure'],
  [/low on resource: pids|node had condition: \[.*PIDPressure/, 'PIDPressure'],
];

/** Evictions by kubelets, until the nodes should have shown why. */
export class PressureEvictions {
  private awaited: PressureEviction[] = [];

  take(record: WatchRecord, before: Pod | undefined, { spec, status }: Pod): void {
    if (record.snapshot || status?.reason !== 'Evicted' || before?.status?.reason === 'Evicted') return;
    const found = pressures.find(([text]) => text.test(status.message ?? ''));
    if (found === undefined || spec?.nodeName === undefined) return;
    const [, pressure] = found;
    const { time } = record;
    const marked = conditionIn({ status }, 'DisruptionTarget')?.lastTransitionTime ?? status.startTime;
    const happened = marked === undefined ? time : seconds(marked);
    this.awaited.push({ record, nodeName: spec.nodeName, pressure, time, happened });
  }

  /** The evictions of before this time (unix seconds), each once. */
  due(time: number): readonly PressureEviction[] {
    if (this.awaited.length === 0 || this.awaited[0]!.time >= time) return [];
    const due = this.awaited.filter((each) => each.time < time);
    this.awaited = this.awaited.filter((each) => each.time >= time);
    return due;
  }
}
