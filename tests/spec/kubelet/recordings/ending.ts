import { isMirrorPod } from '../../../../spec/kubelet/boundPod.ts';
import { knownUntil, type RecordedPod, type Shown, shownAt } from './recordedPod.ts';

/** When the deletion that a version shows was asked for, in whole unix seconds: before the version could be seen. */
const deletedAt = ({ pod: { metadata }, time }: Shown): number | undefined => {
  if (metadata?.deletionTimestamp === undefined) return undefined;
  const asked = Date.parse(metadata.deletionTimestamp) / 1000 - (metadata.deletionGracePeriodSeconds ?? 0);
  return Math.min(time, asked);
};

/** The versions, known by then, that say that the Pod is to end or has ended, and with what grace; those of a mirror Pod say nothing of it. */
export const endedBy = (pod: RecordedPod, time: number): readonly Shown[] => {
  if (pod.shown.some((each) => isMirrorPod(each.pod))) return pod.shown.slice(0, 1);
  const deleting = pod.shown.filter((each) => (deletedAt(each) ?? Infinity) <= knownUntil(pod, time));
  const now = shownAt(pod, time);
  return deleting.length > 0 || now === undefined ? deleting : [now];
};

/**
 * Somebody wants the Pod to end, or it has ended: stopping it is no matter of a sync any more. When static Pods are to
 * end the API does not tell.
 */
export const isEnding = (pod: RecordedPod, time: number): boolean => {
  if (pod.shown.some((each) => isMirrorPod(each.pod))) return true;
  const deletion = pod.shown.map(deletedAt).find((each) => each !== undefined);
  if (deletion !== undefined && deletion <= knownUntil(pod, time)) return true;
  const { phase = '' } = shownAt(pod, time)?.pod.status ?? {};
  return ['Succeeded', 'Failed'].includes(phase);
};
