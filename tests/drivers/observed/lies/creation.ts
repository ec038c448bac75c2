import type { Line } from '../recordings.ts';
import { statusOf } from './anyStatus.ts';
import { fromTheStart } from './fromTheStart.ts';
import { change, choose, inserted, type Lie, placesOf, unattended } from './lie.ts';
import { isAdded, isMirror, roomBehind, shifted } from './places.ts';

/** Objects that were admitted before it may be stored shortly after the deletion of their namespace. */
const secondsBefore = 10;

/** The namespace of a Pod was being deleted when the Pod was created. */
const tooLate: Lie = unattended({
  name: 'a Pod that is created while its namespace ends',
  tell: (recording, random) => {
    const place = choose(
      recording,
      random,
      (each) => isAdded(each) && each.at > 0 && roomBehind(recording.lines, each.at - 1),
    );
    if (place === undefined) return undefined;
    const namespaces = placesOf(recording.lines, 'namespaces');
    const before = namespaces.findLast(({ at }) => at < place.at);
    if (
      before === undefined ||
      recording.lines[place.at - 1]?.object === undefined ||
      before.object.metadata.deletionTimestamp
    )
      return undefined;
    const deletionTimestamp = shifted(`${place.line.ts.slice(0, 19)}Z`, -secondsBefore);
    const end = (line: Line): Line => {
      const copy = structuredClone(line);
      copy.object!.metadata.deletionTimestamp = deletionTimestamp;
      statusOf(copy.object).phase = 'Terminating';
      return copy;
    };
    const version = Number(recording.lines[place.at - 1]!.object!.metadata.resourceVersion) + 1;
    const ending = end({ ...before.line, type: 'MODIFIED', ts: place.line.ts });
    ending.object!.metadata.resourceVersion = String(version);
    const lines = recording.lines.map((line, at) =>
      line.resource === 'namespaces' && at > place.at ? end(line) : line,
    );
    return {
      lines: inserted(lines, place.at, ending),
      at: place.at,
      uid: place.object.metadata.uid,
      later: true,
    };
  },
});

/** Lies about how objects are created, and where they may be. */
export const creationLies: readonly Lie[] = [
  change(
    'created Running',
    ({ line }) => line.type === 'ADDED',
    (pod) => {
      pod.status!.phase = 'Running';
    },
  ),
  fromTheStart(
    'a Pod below the enforced level',
    (place, { lines }) =>
      isAdded(place) &&
      lines.some(
        ({ resource, type, object }) =>
          resource === 'pods' && type === 'ADDED' && object !== undefined && !isMirror(object),
      ),
    (namespace) => {
      namespace.metadata.labels = {
        ...namespace.metadata.labels,
        'pod-security.kubernetes.io/enforce': 'restricted',
      };
    },
    'namespaces',
  ),
  fromTheStart(
    'a Pod beyond the quota',
    isAdded,
    (quota) => {
      Object.assign(quota.spec!, { hard: { pods: '0' } });
      const { used } = statusOf(quota) as { used?: { pods: string } };
      if (used !== undefined)
        Object.assign(statusOf(quota), { hard: { pods: '0' }, used: { pods: used.pods } });
    },
    'resourcequotas',
  ),
  change('a restart policy that does not exist', isAdded, (pod) => {
    pod.spec!.restartPolicy = 'Sometimes';
  }),
  change(
    'a mirror Pod without defaults',
    (place) => isAdded(place) && isMirror(place.object),
    (pod) => {
      delete pod.spec!.terminationGracePeriodSeconds;
    },
  ),
  change(
    'a Pod that asks for more than its request',
    (place) =>
      isAdded(place) && place.object.metadata.ownerReferences === undefined && !isMirror(place.object),
    (pod) => {
      pod.spec!.terminationGracePeriodSeconds = 77;
    },
    'onward',
  ),
  change(
    'a Job that runs more Pods than its request says',
    (place) => isAdded(place) && place.object.metadata.ownerReferences === undefined,
    (job) => {
      Object.assign(job.spec!, { parallelism: 11 });
    },
    'onward',
    'jobs',
  ),
  change(
    'a mirror of another static Pod',
    (place) => isAdded(place) && isMirror(place.object),
    (pod) => {
      pod.metadata.annotations!['kubernetes.io/config.hash'] = '0123456789abcdef0123456789abcdef';
    },
  ),
  tooLate,
];
