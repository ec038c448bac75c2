import { statusDiffers } from './anyStatus.ts';
import type { Lie } from './lie.ts';
import { change } from './lie.ts';
import { isModified } from './places.ts';

/** Lies about what was asked for: nobody asked for that. */
export const desiredStateLies: readonly Lie[] = [
  change('an image', isModified, (pod) => {
    pod.spec!.containers[0]!.image = 'sim.local/other:v9';
  }),
  change('a restart policy', isModified, (pod) => {
    pod.spec!.restartPolicy = pod.spec!.restartPolicy === 'Never' ? 'Always' : 'Never';
  }),
  change('a longer grace in the spec', isModified, (pod) => {
    pod.spec!.terminationGracePeriodSeconds = 77;
  }),
  change('a label', isModified, (pod) => {
    pod.metadata.labels = { ...pod.metadata.labels, forged: 'yes' };
  }),
  change(
    'another owner',
    (place) =>
      isModified(place) &&
      place.object.metadata.ownerReferences?.[0]?.kind !== 'Node' &&
      place.object.metadata.ownerReferences !== undefined,
    (pod) => {
      pod.metadata.ownerReferences![0]!.uid = '00000000-0000-4000-8000-000000000000';
    },
  ),
  change('another QoS class', isModified, (pod) => {
    pod.status!.qosClass = pod.status!.qosClass === 'Guaranteed' ? 'BestEffort' : 'Guaranteed';
  }),
  change(
    'a Deployment that was scaled by nobody',
    (place) => isModified(place) && JSON.stringify(place.before?.spec) === JSON.stringify(place.object.spec),
    (deployment) => {
      Object.assign(deployment.spec!, { replicas: 17 });
      deployment.metadata.generation! += 1;
    },
    'onward',
    'deployments',
  ),
  change(
    'a label that somebody put on a workload',
    statusDiffers,
    (set) => {
      set.metadata.labels = { ...set.metadata.labels, forged: 'yes' };
    },
    'onward',
    'statefulsets',
  ),
];
