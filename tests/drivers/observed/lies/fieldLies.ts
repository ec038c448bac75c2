import type { Thing } from '../recordings.ts';
import { change, type Lie, type Place } from './lie.ts';
import { byKubelet, condition, first, isMirror, isModified, shifted } from './places.ts';

type Fields = Record<string, unknown>;

const statusOf = (thing: Thing | undefined): Fields => (thing?.status ?? {}) as Fields;

const isAdded = ({ line }: Place): boolean => line.type === 'ADDED' && !line.snapshot;

const statusDiffers = (place: Place): boolean =>
  isModified(place) && JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status);

const conditionsOf = (thing: Thing | undefined): Fields[] => (statusOf(thing).conditions ?? []) as Fields[];

/** A condition came or changed in this event. */
const conditionDiffers = (place: Place): boolean =>
  isModified(place) &&
  conditionsOf(place.object).length > 0 &&
  JSON.stringify(conditionsOf(place.before)) !== JSON.stringify(conditionsOf(place.object));

const jobEnds = (place: Place): boolean =>
  isModified(place) &&
  statusOf(place.before).completionTime === undefined &&
  statusOf(place.object).completionTime !== undefined;

/** The Pods that a Job is about to count as succeeded. */
const countedSoon = (job: Thing | undefined): readonly string[] =>
  (statusOf(job).uncountedTerminatedPods as { succeeded?: string[] } | undefined)?.succeeded ?? [];

/** One field is not as the API has it: kinds of values, who writes them, and what they follow from. */
export const fieldLies: readonly Lie[] = [
  change('a text where a number is due', ['watch/form'], byKubelet, (pod) => {
    Object.assign(first(pod), { restartCount: 'many' });
  }),
  change('a field that is always written and missing', ['watch/form'], byKubelet, (pod) => {
    delete (first(pod) as Partial<ReturnType<typeof first>>).image;
  }),
  change(
    'a restart policy that does not exist',
    ['admission/valid', 'admission/as-requested', 'workload/template'],
    isAdded,
    (pod) => {
      pod.spec!.restartPolicy = 'Sometimes';
    },
  ),
  change(
    'a mirror Pod without defaults',
    ['admission/valid'],
    (place) => isAdded(place) && isMirror(place.object),
    (pod) => {
      delete pod.spec!.terminationGracePeriodSeconds;
    },
  ),
  change(
    'a Pod that asks for more than its request',
    ['admission/as-requested'],
    (place) =>
      isAdded(place) && place.object.metadata.ownerReferences === undefined && !isMirror(place.object),
    (pod) => {
      pod.spec!.terminationGracePeriodSeconds = 77;
    },
    'onward',
  ),
  change(
    'a Job that runs more Pods than its request says',
    ['explain/created'],
    (place) => isAdded(place) && place.object.metadata.ownerReferences === undefined,
    (job) => {
      Object.assign(job.spec!, { parallelism: 11 });
    },
    'onward',
    'jobs',
  ),
  change(
    'a UID that is none',
    ['identity/given'],
    isAdded,
    (pod) => {
      pod.metadata.uid = 'the-first-pod';
    },
    'onward',
  ),
  change(
    'a mirror of another static Pod',
    ['static/mirror'],
    (place) => isAdded(place) && isMirror(place.object),
    (pod) => {
      pod.metadata.annotations!['kubernetes.io/config.hash'] = '0123456789abcdef0123456789abcdef';
    },
  ),
  change(
    'an event about nobody',
    ['events/about'],
    (place) =>
      isAdded(place) &&
      (place.object as unknown as { involvedObject: Fields }).involvedObject.kind === 'ReplicaSet',
    (event) => {
      (event as unknown as { involvedObject: Fields }).involvedObject.uid =
        '00000000-0000-4000-8000-000000000000';
    },
    'once',
    'events',
  ),
  change(
    'a container that waits for the weekend',
    ['container/state'],
    (place) => byKubelet(place) && first(place.object).state?.waiting !== undefined,
    (pod) => {
      first(pod).state!.waiting!.reason = 'Weekend';
    },
  ),
  change(
    'a container that runs since nobody knows when',
    ['container/state'],
    (place) => byKubelet(place) && first(place.object).state?.running !== undefined,
    (pod) => {
      first(pod).state = { running: {} };
    },
  ),
  change(
    'two containers with one instance',
    ['container/instance', 'container/state'],
    (place) =>
      byKubelet(place) &&
      Boolean(place.object.status?.containerStatuses?.[1]?.containerID) &&
      !place.before?.status?.containerStatuses?.[1]?.containerID &&
      Boolean(first(place.object).containerID),
    (pod) => {
      pod.status!.containerStatuses![1]!.containerID = first(pod).containerID!;
    },
  ),
  change(
    'an image that nobody asked for, before anything ran',
    ['container/image'],
    (place) => byKubelet(place) && !first(place.object).containerID && !first(place.object).state?.terminated,
    (pod) => {
      first(pod).image = 'sim.local/other:v9';
    },
  ),
  change(
    'resources that nobody allocated',
    ['status/resources'],
    (place) =>
      byKubelet(place) &&
      (first(place.object) as Fields).allocatedResources !== undefined &&
      place.object.metadata.generation === 1,
    (pod) => {
      Object.assign(first(pod), { allocatedResources: { cpu: '3' } });
    },
  ),
  change(
    'a condition that is Maybe',
    ['status/conditions'],
    (place) => byKubelet(place) && condition(place.object, 'PodReadyToStartContainers')?.status === 'True',
    (pod) => {
      condition(pod, 'PodReadyToStartContainers')!.status = 'Maybe';
    },
  ),
  change(
    'a disruption for a reason of its own',
    ['status/conditions', 'explain/one-writer', 'status/conditions-follow'],
    (place) =>
      isModified(place) &&
      place.before?.status?.phase === place.object.status?.phase &&
      condition(place.object, 'DisruptionTarget') !== undefined &&
      condition(place.before!, 'DisruptionTarget') === undefined,
    (pod) => {
      condition(pod, 'DisruptionTarget')!.reason = 'BecauseISaySo';
    },
  ),
  change(
    'a kubelet that does not say when the Pod started',
    ['status/complete'],
    (place) => byKubelet(place) && place.before?.status?.startTime === undefined,
    (pod) => {
      delete pod.status!.startTime;
    },
    'onward',
  ),
  change(
    'a node that is ready for a reason of its own',
    ['api/conditions'],
    conditionDiffers,
    (node) => {
      conditionsOf(node).find(({ type }) => type === 'Ready')!.reason = 'BecauseISaySo';
    },
    'once',
    'nodes',
  ),
  change(
    'a Deployment that forgets whether it is available',
    ['api/conditions'],
    (place) => conditionDiffers(place) && conditionsOf(place.before).some(({ type }) => type === 'Available'),
    (deployment) => {
      statusOf(deployment).conditions = conditionsOf(deployment).filter(({ type }) => type !== 'Available');
    },
    'once',
    'deployments',
  ),
  change(
    'a node that has become another machine',
    ['node/facts'],
    statusDiffers,
    (node) => {
      (statusOf(node).nodeInfo as Fields).systemUUID = 'another';
    },
    'once',
    'nodes',
  ),
  change(
    'a node with more to give than it has',
    ['node/facts'],
    statusDiffers,
    (node) => {
      (statusOf(node).allocatable as Fields).memory = '99Ti';
    },
    'once',
    'nodes',
  ),
  change(
    'a sign of life that is still to come',
    ['node/heartbeat', 'api/conditions'],
    statusDiffers,
    (node) => {
      const ready = conditionsOf(node).find(({ type }) => type === 'Ready')!;
      ready.lastHeartbeatTime = shifted(String(ready.lastHeartbeatTime), 7200);
    },
    'once',
    'nodes',
  ),
  change(
    'a Job that is complete, and does not say since when',
    ['job/times'],
    jobEnds,
    (job) => {
      delete statusOf(job).completionTime;
    },
    'once',
    'jobs',
  ),
  change(
    'a Job that has ended with a Pod that terminates',
    ['job/conditions'],
    jobEnds,
    (job) => {
      statusOf(job).terminating = 1;
    },
    'once',
    'jobs',
  ),
  change(
    'a Job that is about to count a stranger',
    ['job/uncounted'],
    (place) =>
      statusDiffers(place) &&
      countedSoon(place.object).length > 0 &&
      countedSoon(place.before).length === 0 &&
      (place.object.spec as unknown as Fields).completionMode !== 'Indexed',
    (job) => {
      const open = statusOf(job).uncountedTerminatedPods as { succeeded: string[] };
      open.succeeded[0] = '00000000-0000-4000-8000-000000000000';
    },
    'once',
    'jobs',
  ),
  change(
    'a controller that observed what was not yet asked for',
    ['api/observed-generation'],
    (place) => statusDiffers(place) && statusOf(place.object).observedGeneration !== undefined,
    (set) => {
      statusOf(set).observedGeneration = 99;
    },
    'once',
    'statefulsets',
  ),
  change(
    'a DaemonSet that is available where it is not',
    ['workload/sums'],
    (place) => statusDiffers(place) && (place.object.status as Fields).numberReady !== undefined,
    (set) => {
      statusOf(set).numberAvailable = 40;
    },
    'once',
    'daemonsets',
  ),
  change(
    'a budget that allows more than it can spare',
    ['disruption/allowance', 'api/conditions'],
    (place) => statusDiffers(place) && statusOf(place.object).observedGeneration !== undefined,
    (budget) => {
      statusOf(budget).disruptionsAllowed = 17;
    },
    'once',
    'poddisruptionbudgets',
  ),
  change(
    'a label that somebody put on a workload',
    ['explain/metadata-request'],
    statusDiffers,
    (set) => {
      set.metadata.labels = { ...set.metadata.labels, forged: 'yes' };
    },
    'onward',
    'statefulsets',
  ),
  change(
    'a namespace that takes its time',
    ['api/deletion-time'],
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
    'a lost node without its taint',
    ['node/taints-follow'],
    ({ before, object, line }) => {
      const taints = (thing: Thing | undefined): number =>
        ((thing?.spec as unknown as { taints?: Fields[] } | undefined)?.taints ?? []).filter(
          ({ key }) => key === 'node.kubernetes.io/unreachable',
        ).length;
      const ready = conditionsOf(object).find(({ type }) => type === 'Ready');
      const since = Date.parse(line.ts) - Date.parse(String(ready?.lastTransitionTime));
      const lost = ready?.status === 'Unknown' && since > 15_000;
      return line.type === 'MODIFIED' && lost && taints(before) > 0 && taints(object) === taints(before);
    },
    (node) => {
      const spec = node.spec as unknown as { taints: Fields[] };
      spec.taints = spec.taints.filter(
        ({ key, effect }) => key !== 'node.kubernetes.io/unreachable' || effect !== 'NoSchedule',
      );
    },
    'once',
    'nodes',
  ),
];
