import { change, type Lie } from './lie.ts';
import { byKubelet, isRemoval, shifted } from './places.ts';

/** One field of one event is not as it was: how a Pod is deleted. */
export const deletionLies: readonly Lie[] = [
  change(
    'deletion taken back',
    ['termination/irrevocable'],
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod) => {
      delete pod.metadata.deletionTimestamp;
      delete pod.metadata.deletionGracePeriodSeconds;
    },
  ),
  change(
    'more grace',
    ['termination/irrevocable'],
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod, random) => {
      pod.metadata.deletionGracePeriodSeconds! += 31 + random.below(30);
    },
  ),
  change(
    'more grace at first',
    ['termination/grace'],
    ({ before, object, line }) =>
      line.type === 'MODIFIED' &&
      before?.metadata.deletionTimestamp === undefined &&
      object.metadata.deletionTimestamp !== undefined,
    (pod) => {
      pod.metadata.deletionGracePeriodSeconds! += 50;
      pod.metadata.deletionTimestamp = shifted(pod.metadata.deletionTimestamp!, 50);
    },
  ),
  change(
    'a later deletion',
    ['termination/deletion-time'],
    ({ before, object, line }) =>
      line.type === 'MODIFIED' &&
      before?.metadata.deletionTimestamp === undefined &&
      object.metadata.deletionTimestamp !== undefined,
    (pod) => {
      pod.metadata.deletionTimestamp = shifted(pod.metadata.deletionTimestamp!, 40);
    },
  ),
  change(
    'deleted without notice',
    ['explain/one-writer', 'explain/deletion', 'api/generation'],
    (place) => byKubelet(place) && place.object.metadata.deletionTimestamp === undefined,
    (pod) => {
      pod.metadata.deletionTimestamp = shifted(pod.metadata.creationTimestamp!, 90);
      pod.metadata.deletionGracePeriodSeconds = 30;
    },
  ),
  change(
    'removed while it may take its time',
    ['watch/last-state', 'termination/removed-when-over', 'termination/irrevocable'],
    isRemoval,
    (pod) => {
      pod.metadata.deletionGracePeriodSeconds = 30;
    },
  ),
  change(
    'a finalizer while it goes',
    ['gc/finalizers'],
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod) => {
      pod.metadata.finalizers = [...(pod.metadata.finalizers ?? []), 'forged/finalizer'];
    },
  ),
];
