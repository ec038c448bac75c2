import type { RecordedPod } from './recordedPod.ts';

/** Which process of the kubelet it was, from 0, at a time in unix seconds: what one remembers the next does not know. */
export const processAt = ({ kubeletStarts }: RecordedPod, time: number): number =>
  kubeletStarts.filter((start) => start < time).length;
