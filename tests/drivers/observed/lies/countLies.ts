import type { Thing } from '../recordings.ts';
import { change, type Lie, type Place } from './lie.ts';
import { isModified } from './places.ts';

const addTo = (object: Thing, field: string, by: number): void => {
  const status = object.status as unknown as Record<string, number | undefined>;
  status[field] = (status[field] ?? 0) + by;
};

const statusDiffers = (place: Place): boolean =>
  isModified(place) && JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status);

const field = (thing: Thing | undefined, name: string): number =>
  ((thing?.status ?? {}) as Record<string, number | undefined>)[name] ?? 0;

const counts = (
  name: string,
  resource: string,
  counted: string,
  breaks: readonly string[],
  extent: 'once' | 'onward' = 'onward',
  by = 1,
): Lie =>
  change(
    name,
    breaks,
    (place) => statusDiffers(place) && field(place.object, counted) !== field(place.before, counted),
    (object) => addTo(object, counted, by),
    extent,
    resource,
  );

/** Lies about what controllers count and want. */
export const countLies: readonly Lie[] = [
  counts('a Pod that a Job counts twice', 'jobs', 'succeeded', ['job/counted-once', 'job/limits']),
  counts('a failure that was none', 'jobs', 'failed', ['job/counted-once', 'job/limits']),
  counts('a Job with too many Pods', 'jobs', 'active', ['job/parallelism'], 'once', 7),
  counts('a replica too many', 'replicasets', 'replicas', ['workload/status-counts'], 'once', 7),
  counts(
    'a ready replica too many',
    'replicasets',
    'readyReplicas',
    ['workload/status-counts', 'workload/available-are-ready'],
    'once',
    7,
  ),
  counts(
    'a Deployment that counts wrongly',
    'deployments',
    'replicas',
    ['workload/status-counts'],
    'once',
    7,
  ),
  change(
    'a Deployment that was scaled by nobody',
    ['explain/spec-request', 'api/generation'],
    isModified,
    (object) => {
      Object.assign(object.spec!, { replicas: 17 });
    },
    'onward',
    'deployments',
  ),
  change(
    'a ReplicaSet beyond its Deployment',
    ['deployment/availability', 'api/generation'],
    (place) => isModified(place) && JSON.stringify(place.before?.spec) !== JSON.stringify(place.object.spec),
    (object) => {
      Object.assign(object.spec!, { replicas: 40 });
    },
    'once',
    'replicasets',
  ),
];
