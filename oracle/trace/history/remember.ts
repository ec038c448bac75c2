import type { PodStep } from '../laws/traceLaw.ts';
import type { LivePod } from './livePod.ts';

/** Notes what laws about later events will ask of this one. */
export const remember = ({ memory }: LivePod, { writer, change, record, after }: PodStep): void => {
  if (writer === 'spec') {
    memory.specChanged = true;
    memory.backoffSince = record.time;
  }
  if (writer === 'garbage collection') memory.failedFromOutside = after.status?.phase === 'Failed';
  if (writer === 'status by hand' && change?.status.includes('phase')) memory.phaseByHand = true;
  if (writer === 'kubelet') memory.phaseByHand = false;
};
