import type { Random } from '../../../../checker/simulate/random.ts';
import type { Line, Recording, Thing } from '../recordings.ts';
import {
  change,
  changed,
  choose,
  inserted,
  type Lie,
  type Place,
  pick,
  placesOf,
  type Told,
  without,
} from './lie.ts';

const isBinding = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' && before?.spec?.nodeName === undefined && object.spec?.nodeName !== undefined;

type Taints = { spec?: { taints?: { key: string; value?: string; effect: string }[] } };

/** The last event of a node before a line. */
const nodeBefore = (lines: readonly Line[], name: string, at: number): Place | undefined =>
  placesOf(lines, 'nodes').findLast((place) => place.at < at && place.object.metadata.name === name);

/** What a node was like before Pods were bound to it is another story, from its first event on. */
const otherNode = (
  name: string,
  write: (node: Thing) => void,
  fits: (recording: Recording, place: Place) => boolean = () => true,
): Lie => ({
  name,
  breaks: ['scheduling/hard-at-bind', 'explain/node-request', 'daemonset/one-per-node', 'node/taints-follow'],
  tell: (recording, random) => {
    const place = choose(recording, random, isBinding);
    if (place === undefined || !fits(recording, place)) return undefined;
    const node = nodeBefore(recording.lines, place.object.spec!.nodeName!, place.at);
    const first =
      node &&
      placesOf(recording.lines, 'nodes').find(
        ({ object }) => object.metadata.uid === node.object.metadata.uid,
      );
    if (first === undefined) return undefined;
    const told = changed(recording, first, write, 'onward');
    return { ...told, later: true };
  },
});

/** Bound to another node from the start: what the kubelet says does not fit, or the node must not take it. */
const moved: Lie = {
  name: 'a Pod that is on another node',
  breaks: [
    'scheduling/hard-at-bind',
    'network/addresses',
    'scheduling/binding',
    'daemonset/one-per-node',
    'node/silent-kubelet',
    'gc/pod-gc',
    'eviction/only-with-reason',
    'events/scheduled',
  ],
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => isBinding(each));
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const lives = recording.lines.some(
      (line) => line.object?.metadata.uid === uid && line.object.status?.hostIP,
    );
    const names = new Set(placesOf(recording.lines, 'nodes').map(({ object }) => object.metadata.name));
    names.delete(place.object.spec!.nodeName!);
    const other = pick([...names], random);
    if (other === undefined || !lives) return undefined;
    const told = changed(
      recording,
      place,
      (pod) => {
        pod.spec!.nodeName = other;
      },
      'onward',
    );
    return { ...told, later: true };
  },
};

const addTo = (object: Thing, field: string, by: number): void => {
  const status = object.status as unknown as Record<string, number | undefined>;
  status[field] = (status[field] ?? 0) + by;
};

const isModified = ({ line, before }: Place): boolean => line.type === 'MODIFIED' && before !== undefined;

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

/** The request was granted, and what it did is shown. */
const isDone = (line: Line, { lines }: Recording): boolean => {
  const { code = 0, rv } = line as Line & { code?: number; rv?: string };
  return (
    code < 300 && (rv === undefined || lines.some(({ object }) => object?.metadata.resourceVersion === rv))
  );
};

/** A line of the driver is missing: what it caused has no cause. */
const withoutRequest = (
  action: string,
  breaks: readonly string[],
  fits: (line: Line, recording: Recording) => boolean = () => true,
): Lie => ({
  name: `nobody asked to ${action}`,
  breaks,
  tell: (recording, random) => {
    const all = recording.lines.flatMap((line, at) =>
      line.action === action &&
      line.path?.includes('/pods/') &&
      isDone(line, recording) &&
      fits(line, recording)
        ? [at]
        : [],
    );
    const at = pick(all, random);
    if (at === undefined) return undefined;
    return { lines: without(recording.lines, at), at, uid: '', later: true };
  },
});

/** Its Pod has no controller, and nothing else deletes it. */
const deletesBarePod = (line: Line, { lines }: Recording): boolean => {
  const name = line.path!.split('/').at(-1)!;
  const pod = lines.findLast(
    (each) => each.seq < line.seq && each.resource === 'pods' && each.object?.metadata.name === name,
  )?.object;
  const others = lines.filter(
    (each) => each.path === line.path && (each.action === 'delete' || each.action === 'evict'),
  );
  const rest = lines.slice(line.seq + 1).findIndex((each) => each.object?.metadata.uid === pod?.metadata.uid);
  const next = lines[line.seq + 1 + rest]?.object;
  return (
    pod !== undefined &&
    pod.metadata.ownerReferences === undefined &&
    pod.metadata.deletionTimestamp === undefined &&
    next?.metadata.deletionTimestamp !== undefined &&
    !['Failed', 'Succeeded'].includes(pod.status?.phase ?? '') &&
    !pod.status?.conditions?.some(({ type }) => type === 'DisruptionTarget') &&
    others.length === 1
  );
};

const silence = (action: 'node:kubelet-kill' | 'node:partition'): Lie => ({
  name: `a kubelet that writes after ${action}`,
  breaks: ['node/silent-kubelet'],
  tell: (recording, random) => {
    const fits = (place: Place): boolean => {
      const [was, is] = [place.before?.status?.containerStatuses, place.object.status?.containerStatuses];
      return place.line.type === 'MODIFIED' && is !== undefined && JSON.stringify(was) !== JSON.stringify(is);
    };
    const place = choose(recording, random, fits);
    const node = place?.object.spec?.nodeName;
    if (place === undefined || node === undefined) return undefined;
    const ts = new Date(Date.parse(place.line.ts) - 10_000).toISOString();
    const before = recording.lines.findIndex((line) => line.object && !line.snapshot && line.ts >= ts);
    if (before < 0 || before >= place.at) return undefined;
    const started = recording.lines.slice(before, place.at).some((line) => line.node === node);
    const lines = inserted(recording.lines, before, { seq: 0, ts, action, node });
    return started ? undefined : { lines, at: before, uid: place.object.metadata.uid, later: true };
  },
});

const onNetwork = (thing: Thing): boolean =>
  thing.status?.phase === 'Running' &&
  thing.metadata.deletionTimestamp === undefined &&
  thing.status.podIP !== undefined;

/** Two Pods that run at the same time have one address. */
const sameAddress: Lie = {
  name: 'two Pods with one address',
  breaks: ['network/ip-unique', 'explain/one-writer'],
  tell: (recording, random) => {
    const firsts = placesOf(recording.lines).filter(
      ({ before, object }) =>
        onNetwork(object) && before?.status?.podIP === undefined && !object.spec?.hostNetwork,
    );
    const place = pick(firsts, random);
    if (place === undefined) return undefined;
    const newest = new Map<string, Thing>();
    for (const { object, at } of placesOf(recording.lines))
      if (at < place.at) newest.set(object.metadata.uid, object);
    const other = pick(
      [...newest.values()].filter(
        (thing) =>
          thing.metadata.uid !== place.object.metadata.uid && onNetwork(thing) && !thing.spec?.hostNetwork,
      ),
      random,
    );
    if (other === undefined) return undefined;
    const ip = other.status!.podIP!;
    return changed(
      recording,
      place,
      (pod) => {
        pod.status!.podIP = ip;
        pod.status!.podIPs = [{ ip }];
      },
      'onward',
    );
  },
};

/** The Pod asks for more than its node has left, from its creation on. */
const tooLarge: Lie = {
  name: 'more than the node has',
  breaks: ['scheduling/hard-at-bind', 'status/qos-class', 'admission/quota', 'workload/template'],
  tell: (recording, random) => {
    if (!recording.dedicated) return undefined;
    const place = choose(recording, random, isBinding);
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const added = placesOf(recording.lines).find(({ object }) => object.metadata.uid === uid)!;
    const told = changed(
      recording,
      added,
      (pod) => {
        const [container] = pod.spec!.containers;
        container!.resources = {
          ...container!.resources,
          requests: { ...container!.resources?.requests, cpu: '64' },
        };
        if (pod.status!.qosClass === 'BestEffort') pod.status!.qosClass = 'Burstable';
      },
      'onward',
    );
    return { ...told, later: true };
  },
};

/** Two Pods that repel each other are on one node. */
const repelled: Lie = {
  name: 'Pods that repel each other on one node',
  breaks: ['scheduling/hard-at-bind'],
  tell: (recording, random) => {
    const place = choose(recording, random, isBinding);
    if (place === undefined) return undefined;
    const newest = new Map<string, Thing>();
    for (const { object, at } of placesOf(recording.lines))
      if (at < place.at) newest.set(object.metadata.uid, object);
    const { uid, namespace } = place.object.metadata;
    const neighbour = [...newest.values()].find(
      ({ metadata, spec, status }) =>
        metadata.uid !== uid &&
        metadata.namespace === namespace &&
        spec?.nodeName === place.object.spec!.nodeName &&
        status?.phase === 'Running' &&
        metadata.labels?.app !== undefined,
    );
    const alive =
      neighbour &&
      recording.lines.some(
        (line, at) => at > place.at && line.object?.metadata.uid === neighbour.metadata.uid,
      );
    if (neighbour === undefined || !alive) return undefined;
    const added = placesOf(recording.lines).find(({ object }) => object.metadata.uid === uid)!;
    const told = changed(
      recording,
      added,
      (pod) => {
        pod.spec!.affinity = {
          ...pod.spec!.affinity,
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                labelSelector: { matchLabels: { app: neighbour.metadata.labels!.app! } },
                topologyKey: 'kubernetes.io/hostname',
              },
            ],
          },
        };
      },
      'onward',
    );
    return { ...told, later: true };
  },
};

const swapStates: Lie = {
  name: 'two containers change places',
  breaks: [],
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => {
      const [one, other] = each.object.status?.containerStatuses ?? [];
      return (
        isModified(each) &&
        other !== undefined &&
        Boolean(one?.containerID) &&
        Boolean(other.containerID) &&
        Boolean(each.before?.status?.containerStatuses?.every(({ containerID }) => containerID)) &&
        one?.containerID !== other.containerID
      );
    });
    return (
      place &&
      changed(recording, place, (pod) => {
        const [one, other] = pod.status!.containerStatuses!;
        const name = one!.name;
        const swapped = [
          { ...other!, name },
          { ...one!, name: other!.name },
        ];
        pod.status!.containerStatuses = swapped;
      })
    );
  },
};

const forgedDisruption = (reason: string, breaks: readonly string[]): Lie => ({
  name: `a forged ${reason}`,
  breaks,
  tell: (recording: Recording, random: Random): Told | undefined => {
    const place = choose(
      recording,
      random,
      ({ line, before, object }) =>
        line.type === 'MODIFIED' &&
        object.spec?.nodeName !== undefined &&
        before?.metadata.deletionTimestamp === undefined &&
        object.metadata.deletionTimestamp !== undefined &&
        !['Failed', 'Succeeded'].includes(object.status?.phase ?? ''),
    );
    if (place?.before === undefined) return undefined;
    const { uid } = place.object.metadata;
    const lines = recording.lines.map((line, at) => {
      if (line.object?.metadata.uid !== uid || at < place.at) return line;
      const copy = structuredClone(
        at === place.at
          ? {
              ...line,
              object: {
                ...place.before!,
                metadata: {
                  ...place.before!.metadata,
                  resourceVersion: line.object.metadata.resourceVersion,
                },
              },
            }
          : line,
      );
      copy.object!.status!.conditions = [
        ...(copy.object!.status!.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget'),
        { type: 'DisruptionTarget', status: 'True', reason, lastTransitionTime: `${line.ts.slice(0, 19)}Z` },
      ];
      return copy;
    });
    return { lines, at: place.at, uid };
  },
});

/** Lies about the cluster: each event by itself is as good as any. */
export const clusterLies: readonly Lie[] = [
  otherNode('a node with a taint', (node) => {
    const { spec } = node as unknown as Taints;
    spec!.taints = [...(spec!.taints ?? []), { key: 'forged', value: 'yes', effect: 'NoSchedule' }];
  }),
  otherNode(
    'a node that is cordoned',
    (node) => {
      Object.assign(node.spec!, { unschedulable: true });
    },
    (_, place) => place.object.metadata.ownerReferences?.[0]?.kind !== 'DaemonSet',
  ),
  otherNode(
    'a node without its labels',
    (node) => {
      node.metadata.labels = {};
    },
    (_, place) => place.object.spec?.nodeSelector !== undefined,
  ),
  otherNode(
    'a node without room',
    (node) => {
      (node.status as unknown as { allocatable: Record<string, string> }).allocatable.pods = '0';
    },
    (recording) => recording.dedicated,
  ),
  moved,
  tooLarge,
  repelled,
  sameAddress,
  swapStates,
  silence('node:kubelet-kill'),
  silence('node:partition'),
  forgedDisruption('DeletionByTaintManager', ['eviction/only-with-reason']),
  forgedDisruption('EvictionByEvictionAPI', ['disruption/asked', 'disruption/budget']),
  forgedDisruption('DeletionByPodGC', ['gc/pod-gc', 'explain/one-writer', 'status/transition-times']),
  withoutRequest(
    'delete',
    ['explain/deletion', 'termination/grace', 'termination/shortened', 'termination/removed-after-stop'],
    deletesBarePod,
  ),
  withoutRequest('patch', [
    'explain/request',
    'gc/finalizers',
    'explain/one-writer',
    'status/phase-follows',
    'status/conditions-follow',
    'watch/changes',
    'workload/owner',
  ]),
  withoutRequest('evict', ['disruption/asked']),
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
