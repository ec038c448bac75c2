import type { Lie } from './lie.ts';
import { change } from './lie.ts';
import { byKubelet, firstDeletion, shifted, zeroGrace } from './places.ts';

/** Lies about how a deletion begins: when, and with how much grace. */
export const deletionLies: readonly Lie[] = [
  change(
    'deletion taken back',
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod) => {
      delete pod.metadata.deletionTimestamp;
      delete pod.metadata.deletionGracePeriodSeconds;
    },
  ),
  change(
    'more grace',
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod, random) => {
      pod.metadata.deletionGracePeriodSeconds! += 31 + random.below(30);
    },
  ),
  change(
    'more grace at first',
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
    (place) => byKubelet(place) && place.object.metadata.deletionTimestamp === undefined,
    (pod) => {
      pod.metadata.deletionTimestamp = shifted(pod.metadata.creationTimestamp!, 90);
      pod.metadata.deletionGracePeriodSeconds = 30;
    },
  ),
  change(
    'a finalizer while it goes',
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod) => {
      pod.metadata.finalizers = [...(pod.metadata.finalizers ?? []), 'forged/finalizer'];
    },
  ),
  change('grace that somebody shortened a little', zeroGrace, (pod) => {
    pod.metadata.deletionGracePeriodSeconds = 1;
  }),
  change(
    'a namespace that takes its time',
    (place) =>
      place.before?.metadata.deletionTimestamp === undefined &&
      place.object.metadata.deletionTimestamp !== undefined,
    (namespace) => {
      namespace.metadata.deletionTimestamp = shifted(namespace.metadata.deletionTimestamp!, 600);
    },
    'onward',
    'namespaces',
  ),
  change(
    'more grace from the first to the last',
    (place) => firstDeletion(place) && place.object.metadata.deletionGracePeriodSeconds !== 0,
    (pod) => {
      if (pod.metadata.deletionGracePeriodSeconds === 0) return;
      pod.metadata.deletionGracePeriodSeconds! += 50;
      pod.metadata.deletionTimestamp = shifted(pod.metadata.deletionTimestamp!, 50);
    },
    'onward',
  ),
];
