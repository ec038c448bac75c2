import { change, type Lie } from './lie.ts';
import { isModified, isRemoval, shifted } from './places.ts';

/** One field of one event is not as it was: what identifies a Pod, what was asked for, and how it was created. */
export const objectLies: readonly Lie[] = [
  change(
    'another node',
    ['identity/never-rescheduled'],
    ({ before, line }) => Boolean(before?.spec?.nodeName) && line.type === 'MODIFIED',
    (pod) => {
      pod.spec!.nodeName = 'elsewhere';
    },
  ),
  change('another name', ['identity/immutable'], isModified, (pod) => {
    pod.metadata.name += '-x';
  }),
  change('created earlier', ['identity/immutable'], isModified, (pod) => {
    pod.metadata.creationTimestamp = shifted(pod.metadata.creationTimestamp!, -60);
  }),
  change('another generation', ['api/generation'], isModified, (pod, random) => {
    pod.metadata.generation! += 1 + random.below(3);
  }),
  change(
    'an image',
    ['admission/immutable', 'explain/request', 'explain/one-writer', 'api/generation'],
    isModified,
    (pod) => {
      pod.spec!.containers[0]!.image = 'sim.local/other:v9';
    },
  ),
  change(
    'a restart policy',
    ['admission/immutable', 'explain/one-writer', 'api/generation'],
    isModified,
    (pod) => {
      pod.spec!.restartPolicy = pod.spec!.restartPolicy === 'Never' ? 'Always' : 'Never';
    },
  ),
  change(
    'a longer grace in the spec',
    ['admission/immutable', 'api/generation', 'explain/one-writer'],
    isModified,
    (pod) => {
      pod.spec!.terminationGracePeriodSeconds = 77;
    },
  ),
  change('a label', ['explain/request', 'explain/one-writer'], isModified, (pod) => {
    pod.metadata.labels = { ...pod.metadata.labels, forged: 'yes' };
  }),
  change(
    'another owner',
    ['workload/owner', 'explain/one-writer'],
    (place) =>
      isModified(place) &&
      place.object.metadata.ownerReferences?.[0]?.kind !== 'Node' &&
      place.object.metadata.ownerReferences !== undefined,
    (pod) => {
      pod.metadata.ownerReferences![0]!.uid = '00000000-0000-4000-8000-000000000000';
    },
  ),
  change(
    'another start of the Pod',
    ['status/start-time', 'explain/one-writer'],
    ({ before, line }) => before?.status?.startTime !== undefined && line.type === 'MODIFIED',
    (pod) => {
      pod.status!.startTime = shifted(pod.status!.startTime!, -30);
    },
  ),
  change('another QoS class', ['status/qos-class', 'explain/one-writer'], isModified, (pod) => {
    pod.status!.qosClass = pod.status!.qosClass === 'Guaranteed' ? 'BestEffort' : 'Guaranteed';
  }),
  change('a removed Pod that was different', ['watch/last-state'], isRemoval, (pod) => {
    pod.status!.message = 'it never was';
  }),
  change(
    'created Running',
    ['phase/created-pending', 'status/bound-first'],
    ({ line }) => line.type === 'ADDED',
    (pod) => {
      pod.status!.phase = 'Running';
    },
  ),
  change(
    'created with an old generation',
    ['watch/created'],
    ({ line }) => line.type === 'ADDED',
    (pod) => {
      pod.metadata.generation = 4;
    },
  ),
  change(
    'created long ago',
    ['watch/created'],
    ({ line }) => line.type === 'ADDED',
    (pod) => {
      pod.metadata.creationTimestamp = shifted(pod.metadata.creationTimestamp!, -7200);
    },
  ),
  change(
    'another UID',
    ['watch/life', 'identity/name-exclusive'],
    ({ before }) => before !== undefined,
    (pod) => {
      pod.metadata.uid = '11111111-1111-4111-8111-111111111111';
    },
  ),
  change(
    'another kind',
    ['watch/kind'],
    () => true,
    (pod) => {
      Object.assign(pod, { kind: 'Node' });
    },
  ),
];
