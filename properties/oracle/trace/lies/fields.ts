import type { ContainerStatus } from '../../../../spec/api/objects/core.ts';
import type { Draft } from '../../../../spec/api/objects/meta.ts';
import type { Thing } from '../recordings.ts';
import { change, type Lie, type Place } from './lie.ts';

const isModified = ({ line, before }: Place): boolean => line.type === 'MODIFIED' && before !== undefined;
const isRemoval = ({ line }: Place): boolean => line.type === 'DELETED';

type Status = Draft<ContainerStatus>;

const statuses = ({ status }: Thing): Status[] => (status?.containerStatuses ?? []) as Status[];
const first = (object: Thing): Status => statuses(object)[0]!;

const shifted = (text: string, seconds: number): string =>
  new Date(Date.parse(text) + seconds * 1000).toISOString().replace('.000Z', 'Z');

const condition = ({ status }: Thing, type: string) => status?.conditions?.find((each) => each.type === type);

/** The kubelet wrote this event: container statuses differ. */
const byKubelet = (place: Place): boolean =>
  isModified(place) &&
  JSON.stringify(place.before?.status?.containerStatuses) !==
    JSON.stringify(place.object.status?.containerStatuses) &&
  statuses(place.object).length > 0;

/** One field of one event is not as it was. */
export const fieldLies: readonly Lie[] = [
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
    'another phase',
    [
      'phase/order',
      'phase/terminal-final',
      'status/phase-follows',
      'phase/always-runs-on',
      'phase/success-needs-zero',
      'phase/terminal-means-stopped',
      'explain/one-writer',
      'status/bound-first',
      'status/terminal-is-unready',
    ],
    isModified,
    (pod, random) => {
      const others = ['Pending', 'Running', 'Succeeded', 'Unknown'].filter(
        (each) => each !== pod.status!.phase,
      );
      pod.status!.phase = others[random.below(others.length)]!;
    },
  ),
  change(
    'fewer restarts',
    ['container/restart-count'],
    (place) => byKubelet(place) && (statuses(place.before!)[0]?.restartCount ?? 0) > 0,
    (pod) => {
      first(pod).restartCount = 0;
    },
  ),
  change('more restarts', ['container/restart-count'], byKubelet, (pod, random) => {
    first(pod).restartCount += 2 + random.below(5);
  }),
  change(
    'a restart that was none',
    ['container/restart-count', 'explain/one-writer'],
    (place) => isModified(place) && statuses(place.object).length > 0,
    (pod, _, { before }) => {
      first(pod).restartCount +=
        first(before!) && first(before!).restartCount === first(pod).restartCount ? 3 : 0;
      first(pod).restartCount += 4;
    },
  ),
  change(
    'another start',
    ['container/one-life'],
    (place) =>
      isModified(place) &&
      Boolean(first(place.object)?.state?.running && first(place.before!)?.state?.running) &&
      first(place.object).containerID === first(place.before!).containerID,
    (pod) => {
      first(pod).state!.running!.startedAt = shifted(first(pod).state!.running!.startedAt!, -5);
    },
  ),
  change(
    'another end',
    ['container/one-life'],
    (place) =>
      isModified(place) &&
      Boolean(first(place.before!)?.state?.terminated?.containerID) &&
      first(place.object).state?.terminated?.containerID ===
        first(place.before!).state?.terminated?.containerID,
    (pod) => {
      first(pod).state!.terminated!.exitCode += 1;
    },
  ),
  change(
    'Completed with an error',
    ['container/exit'],
    (place) =>
      byKubelet(place) &&
      first(place.object).state?.terminated?.exitCode === 0 &&
      !first(place.before!)?.state?.terminated,
    (pod) => {
      first(pod).state!.terminated!.exitCode = 9;
    },
  ),
  change(
    'an end before the start',
    ['container/exit', 'container/one-life', 'status/container-times'],
    (place) =>
      byKubelet(place) &&
      Boolean(first(place.object).state?.terminated?.finishedAt) &&
      !first(place.before!)?.state?.terminated,
    (pod) => {
      const end = first(pod).state!.terminated!;
      end.finishedAt = shifted(end.startedAt!, -20);
    },
  ),
  change(
    'ready while it waits',
    ['status/started-and-ready'],
    (place) => byKubelet(place) && Boolean(first(place.object).state?.waiting),
    (pod) => {
      first(pod).ready = true;
    },
  ),
  change(
    'unready without a probe',
    ['status/started-and-ready'],
    (place) =>
      byKubelet(place) &&
      first(place.object).ready &&
      !place.object.spec!.containers.some(
        ({ readinessProbe, startupProbe }) => readinessProbe ?? startupProbe,
      ),
    (pod) => {
      for (const status of statuses(pod)) if (status.state?.running) status.ready = false;
    },
  ),
  change(
    'forged Ready',
    ['status/conditions-follow', 'status/ready-means-ready', 'status/terminal-is-unready'],
    (place) => byKubelet(place) && condition(place.object, 'Ready')?.status === 'False',
    (pod) => {
      const ready = condition(pod, 'Ready')!;
      ready.status = 'True';
      delete ready.reason;
      delete ready.message;
    },
  ),
  change(
    'forged ContainersReady',
    ['status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'ContainersReady')?.status === 'True',
    (pod) => {
      condition(pod, 'ContainersReady')!.status = 'False';
    },
  ),
  change(
    'forged Initialized',
    ['status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'Initialized') !== undefined,
    (pod) => {
      const initialized = condition(pod, 'Initialized')!;
      initialized.status = initialized.status === 'True' ? 'False' : 'True';
    },
  ),
  change(
    'forged reason',
    ['status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'Ready')?.reason !== undefined,
    (pod) => {
      condition(pod, 'Ready')!.reason = 'BecauseISaySo';
    },
  ),
  change(
    'a condition of the future',
    ['status/transition-times', 'status/conditions-follow'],
    (place) => byKubelet(place) && condition(place.object, 'Initialized') !== undefined,
    (pod) => {
      for (const each of pod.status!.conditions!)
        each.lastTransitionTime = shifted(each.lastTransitionTime!, 3600);
    },
  ),
  change(
    'an observed generation of the future',
    ['status/observed-generation'],
    (place) => byKubelet(place) && place.object.status?.observedGeneration !== undefined,
    (pod) => {
      pod.status!.observedGeneration! += 5;
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
  change(
    'a host that is not its node',
    ['network/addresses', 'explain/one-writer'],
    (place) => isModified(place) && place.object.status?.hostIP !== undefined,
    (pod) => {
      pod.status!.hostIP = '10.99.99.99';
      pod.status!.hostIPs = [{ ip: '10.99.99.99' }];
    },
  ),
  change('a removed Pod that was different', ['watch/last-state'], isRemoval, (pod) => {
    pod.status!.message = 'it never was';
  }),
  change(
    'removed while it may take its time',
    ['watch/last-state', 'termination/removed-when-over', 'termination/irrevocable'],
    isRemoval,
    (pod) => {
      pod.metadata.deletionGracePeriodSeconds = 30;
    },
  ),
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
    'a finalizer while it goes',
    ['gc/finalizers'],
    ({ before, line }) => before?.metadata.deletionTimestamp !== undefined && line.type === 'MODIFIED',
    (pod) => {
      pod.metadata.finalizers = [...(pod.metadata.finalizers ?? []), 'forged/finalizer'];
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
