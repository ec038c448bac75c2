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
  renumbered,
  unattended,
} from './lie.ts';
import { first, isBinding, isMirror, isModified, shifted } from './places.ts';

type Fits = (place: Place, recording: Recording) => boolean;
type Fields = Record<string, unknown>;

/** The object was otherwise from its first event on; what came of it shows later. */
const fromTheStart = (
  name: string,
  breaks: readonly string[],
  resource: string,
  fits: Fits,
  write: (object: Thing) => void,
): Lie => ({
  name,
  breaks,
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => fits(each, recording), resource);
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const added = placesOf(recording.lines, resource).find(({ object }) => object.metadata.uid === uid)!;
    return { ...changed(recording, added, write, 'onward'), later: true };
  },
});

/** A Pod that no controller and no request told otherwise was like this from its first event on. */
const ofItsOwn = (
  name: string,
  breaks: readonly string[],
  fits: Fits,
  write: (object: Thing) => void,
): Lie => {
  const own: Fits = (place, recording) => !isMirror(place.object) && fits(place, recording);
  return unattended(
    fromTheStart(name, breaks, 'pods', own, (pod) => {
      delete pod.metadata.ownerReferences;
      write(pod);
    }),
  );
};

const isAdded = ({ line }: Place): boolean => line.type === 'ADDED' && !line.snapshot;
const ownedBy =
  (kind: string) =>
  (place: Place): boolean =>
    isAdded(place) && place.object.metadata.ownerReferences?.[0]?.kind === kind;

const restarts = ({ before, object }: Place): boolean =>
  isModified({ line: { type: 'MODIFIED' } as Line, at: 0, before, object }) &&
  (before?.status?.containerStatuses?.[0]?.restartCount ?? 9) <
    (object.status?.containerStatuses?.[0]?.restartCount ?? 0) &&
  before?.status?.containerStatuses?.[0]?.state?.terminated !== undefined &&
  object.spec?.restartPolicy !== 'Never';

/** A container ran, and now another instance of it does. */
const restartsUnseen = ({ before, object, line }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before?.status?.containerStatuses?.length === 1 &&
  first(before).state?.running !== undefined &&
  first(object).state?.running !== undefined &&
  first(object).restartCount > first(before).restartCount;

/** An event shows a container of the Pod that does not run and once did. */
const isEndOf =
  (uid: string) =>
  ({ object }: Line): boolean =>
    object?.metadata.uid === uid &&
    object.metadata.deletionTimestamp === undefined &&
    (object.status?.containerStatuses ?? []).some(
      ({ state, lastState }) => state?.terminated ?? (state?.waiting && lastState?.terminated),
    );

const conditions = (object: Thing): Fields[] =>
  (object.status as unknown as { conditions: Fields[] }).conditions;

const isNodeEvent = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before !== undefined &&
  conditions(object).some((each) => each.type === 'Ready' && each.status === 'True') &&
  conditions(before).some((each) => each.type === 'Ready' && each.status === 'True') &&
  line.snapshot === undefined &&
  JSON.stringify(before.spec) === JSON.stringify(object.spec) &&
  !('unschedulable' in object.spec!);

const zeroGrace = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  (before?.metadata.deletionGracePeriodSeconds ?? 0) > 1 &&
  object.metadata.deletionGracePeriodSeconds === 0 &&
  object.metadata.finalizers === undefined;

/** The Pod is removed as it was before the event at this place; that event is left out. */
const removedEarly: Lie = {
  name: 'removed before its grace was over',
  breaks: ['termination/removed-when-over'],
  tell: (recording, random) => {
    const place = choose(recording, random, zeroGrace);
    if (place?.before === undefined) return undefined;
    const { uid } = place.object.metadata;
    const removal = recording.lines.findIndex(
      (line, at) => at > place.at && line.object?.metadata.uid === uid,
    );
    if (recording.lines[removal]?.type !== 'DELETED') return undefined;
    const lines = recording.lines.slice();
    const { resourceVersion } = lines[removal]!.object!.metadata;
    const object = { ...place.before, metadata: { ...place.before.metadata, resourceVersion } };
    lines[removal] = { ...lines[removal]!, object };
    return { lines: renumbered(lines.toSpliced(place.at, 1)), at: removal - 1, uid };
  },
};

/** The node is said to be lost while it is not. */
const unreadyPod: Lie = {
  name: 'a Pod that is unready on a ready node',
  breaks: ['node/unready-pods', 'explain/one-writer'],
  tell: (recording, random) => {
    const place = choose(
      recording,
      random,
      ({ object, line }, lines) =>
        line.type === 'MODIFIED' &&
        line.snapshot === undefined &&
        object.metadata.deletionTimestamp === undefined &&
        Boolean(
          object.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
        ) &&
        !lines.some(
          (each) =>
            each.object?.metadata.resourceVersion === String(Number(object.metadata.resourceVersion) + 1),
        ) &&
        !lines.some(({ action }) => action === 'node:partition' || action === 'node:kubelet-start'),
    );
    if (place === undefined) return undefined;
    const line = structuredClone(place.line);
    line.object!.metadata.resourceVersion = String(Number(place.object.metadata.resourceVersion) + 1);
    line.object!.status!.conditions!.find(({ type }) => type === 'Ready')!.status = 'False';
    return {
      lines: inserted(recording.lines, place.at + 1, line),
      at: place.at + 1,
      uid: place.object.metadata.uid,
      later: true,
    };
  },
};

/** A second Pod of a DaemonSet for a node that has one. */
const twoOnOneNode: Lie = {
  name: 'two Pods of a DaemonSet on one node',
  breaks: ['daemonset/one-per-node'],
  tell: (recording, random) => {
    const all = placesOf(recording.lines).filter(ownedBy('DaemonSet'));
    const place = pick(all.slice(1), random);
    const other = all[0];
    const gone =
      other &&
      recording.lines.some(
        (line, at) =>
          at < (place?.at ?? 0) &&
          line.type === 'DELETED' &&
          line.object?.metadata.uid === other.object.metadata.uid,
      );
    const deleting =
      other &&
      placesOf(recording.lines).some(
        ({ object, at }) =>
          at < (place?.at ?? 0) &&
          object.metadata.uid === other.object.metadata.uid &&
          (object.metadata.deletionTimestamp ?? (object.status?.phase === 'Failed' || undefined)) !==
            undefined,
      );
    const owner = (thing: Thing | undefined): string | undefined => thing?.metadata.ownerReferences?.[0]?.uid;
    if (
      place === undefined ||
      other === undefined ||
      gone ||
      deleting ||
      owner(place.object) !== owner(other.object)
    )
      return undefined;
    return changed(
      recording,
      place,
      (pod) => {
        pod.spec!.affinity = structuredClone(other.object.spec!.affinity!);
      },
      'onward',
    );
  },
};

/** Lies that break one rule each. */
export const ruleLies: readonly Lie[] = [
  change(
    'a node that nobody cordoned',
    ['explain/node-request'],
    isNodeEvent,
    (node) => {
      Object.assign(node.spec!, { unschedulable: true });
    },
    'onward',
    'nodes',
  ),
  change(
    'a taint of a lost node on one that is ready',
    ['node/taints-follow', 'explain/node-request'],
    isNodeEvent,
    (node) => {
      Object.assign(node.spec!, { taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }] });
    },
    'once',
    'nodes',
  ),
  change(
    'an event that counts down',
    ['events/count'],
    ({ line, before }) =>
      line.type === 'MODIFIED' && Number((before as unknown as Fields | undefined)?.count ?? 0) > 0,
    (event) => {
      Object.assign(event, { count: 0 });
    },
    'once',
    'events',
  ),
  change(
    'a Job that is Complete before it is',
    ['job/limits'],
    (place) =>
      isModified(place) &&
      ((place.object.status as Fields).succeeded ?? 0) === 0 &&
      (place.before?.status as Fields | undefined)?.conditions === undefined &&
      (place.object.spec as unknown as Fields).completions !== undefined &&
      JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status),
    (job, _, { line }) => {
      const lastTransitionTime = `${line.ts.slice(0, 19)}Z`;
      const reached = { status: 'True', reason: 'CompletionsReached', lastTransitionTime };
      const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => ({ type, ...reached }));
      Object.assign(job.status!, { conditions, completionTime: lastTransitionTime });
    },
    'once',
    'jobs',
  ),
  change(
    'addresses before a node',
    ['status/bound-first'],
    (place) => isModified(place) && place.object.spec?.nodeName === undefined,
    (pod) => {
      pod.status!.podIP = '10.1.2.3';
    },
  ),
  change(
    'scheduled to nowhere',
    ['scheduling/pod-scheduled'],
    (place) =>
      isModified(place) &&
      place.object.spec?.nodeName === undefined &&
      JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status),
    (pod) => {
      pod.status!.conditions = [{ type: 'PodScheduled', status: 'True' }];
    },
  ),
  change('grace that somebody shortened a little', ['termination/shortened'], zeroGrace, (pod) => {
    pod.metadata.deletionGracePeriodSeconds = 1;
  }),
  change(
    'a start in the future',
    ['status/container-times'],
    (place) =>
      isModified(place) && Boolean(first(place.object)?.state?.running) && !first(place.before!)?.containerID,
    (pod) => {
      first(pod).state!.running!.startedAt = shifted(first(pod).state!.running!.startedAt!, 3600);
    },
  ),
  change(
    'a condition of another generation',
    ['status/observed-together'],
    (place) =>
      isModified(place) &&
      JSON.stringify(place.before?.status?.containerStatuses) !==
        JSON.stringify(place.object.status?.containerStatuses) &&
      place.object.status?.observedGeneration !== undefined,
    (pod) => {
      delete (pod.status!.conditions!.find(({ type }) => type === 'Initialized') as Fields)
        .observedGeneration;
    },
  ),
  change(
    'an address that changes under a container',
    ['network/address-of-sandbox', 'network/addresses'],
    (place) =>
      isModified(place) &&
      Boolean(first(place.object)?.state?.running && first(place.before!)?.state?.running) &&
      first(place.object).containerID === first(place.before!).containerID &&
      place.before?.status?.podIP !== undefined &&
      place.before.status.podIP === place.object.status?.podIP &&
      place.object.metadata.generation === place.before.metadata.generation &&
      JSON.stringify(place.before.status) !== JSON.stringify(place.object.status) &&
      !place.object.status?.conditions?.some(
        ({ type, reason }) => type === 'DisruptionTarget' || (type === 'Ready' && reason === undefined),
      ),
    (pod) => {
      pod.status!.podIP = '10.77.0.1';
      pod.status!.podIPs = [{ ip: '10.77.0.1' }];
    },
  ),
  change(
    'a restart that came too soon',
    ['container/backoff', 'container/exit'],
    (place) =>
      restarts(place) &&
      first(place.object).restartCount >= 3 &&
      Boolean(first(place.object).state?.running) &&
      first(place.before!).restartCount === first(place.object).restartCount - 1 &&
      !place.object.spec!.containers.some(
        ({ livenessProbe, startupProbe, lifecycle }) => livenessProbe ?? startupProbe ?? lifecycle,
      ),
    (pod) => {
      const status = first(pod);
      status.state!.running!.startedAt = shifted(status.lastState!.terminated!.finishedAt!, 2);
    },
  ),
  change(
    'an app that did not wait for its init container',
    ['container/init-before-app', 'container/init-in-order', 'container/last-state', 'container/one-life'],
    (place) =>
      isModified(place) &&
      place.object.status?.initContainerStatuses?.[0]?.state?.terminated !== undefined &&
      Boolean(first(place.object)?.containerID) &&
      !first(place.before!)?.containerID,
    (pod) => {
      const init = pod.status!.initContainerStatuses![0]!;
      init.state = { waiting: { reason: 'PodInitializing' } };
      init.ready = false;
    },
  ),
  change(
    'an end with a container that runs',
    ['phase/terminal-means-stopped', 'phase/success-needs-zero', 'container/one-life', 'explain/one-writer'],
    (place) =>
      isModified(place) &&
      ['Succeeded', 'Failed'].includes(place.object.status?.phase ?? '') &&
      place.before?.status?.phase === 'Running' &&
      Boolean(first(place.before)?.state?.running) &&
      Boolean(first(place.object)?.state?.terminated),
    (pod, _, { before }) => {
      pod.status!.containerStatuses = structuredClone(before!.status!.containerStatuses!);
    },
  ),
  ofItsOwn('bound with a gate', ['scheduling/gated-waits', 'api/generation'], isBinding, (pod) => {
    pod.spec!.schedulingGates = [{ name: 'forged/gate' }];
    if (pod.spec!.nodeName !== undefined) return;
    const lastTransitionTime = pod.metadata.creationTimestamp!;
    pod.status!.conditions = [
      { type: 'PodScheduled', status: 'False', reason: 'SchedulingGated', lastTransitionTime },
    ];
  }),
  fromTheStart('a Pod of another template', ['workload/template'], 'pods', ownedBy('ReplicaSet'), (pod) => {
    pod.spec!.containers[0]!.image = 'sim.local/other:v9';
  }),
  fromTheStart(
    'Pods that nobody wanted',
    ['workload/no-surplus', 'workload/status-counts', 'explain/spec-request', 'api/generation'],
    'replicasets',
    (place, { lines }) =>
      isAdded(place) &&
      lines.some(
        ({ object, type }) =>
          type === 'ADDED' && object?.metadata.ownerReferences?.[0]?.uid === place.object.metadata.uid,
      ),
    (set) => {
      Object.assign(set.spec!, { replicas: 0 });
    },
  ),
  fromTheStart('an ordinal beyond the last', ['statefulset/order'], 'pods', ownedBy('StatefulSet'), (pod) => {
    pod.metadata.name = pod.metadata.name.replace(/\d+$/, '77');
  }),
  fromTheStart(
    'a Pod below the enforced level',
    ['admission/security-level'],
    'namespaces',
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
  ),
  fromTheStart('a Pod beyond the quota', ['admission/quota'], 'resourcequotas', isAdded, (quota) => {
    Object.assign(quota.spec!, { hard: { pods: '0' } });
  }),
  unattended(
    fromTheStart(
      'an eviction that the budget knows nothing of',
      ['disruption/budget'],
      'poddisruptionbudgets',
      ({ object }) => (object.status as Fields).disruptedPods !== undefined,
      (pdb) => {
        const status = pdb.status as unknown as Record<string, number>;
        delete (status as Fields).disruptedPods;
        status.disruptionsAllowed = Math.max(0, status.currentHealthy! - status.desiredHealthy!);
      },
    ),
  ),
  ofItsOwn(
    'a Pod that preempts without priority',
    ['scheduling/victims'],
    ({ object }) => (object.spec?.priority ?? 0) > 0 && object.status?.nominatedNodeName !== undefined,
    (pod) => {
      pod.spec!.priority = -5;
    },
  ),
  ofItsOwn(
    'a restart that its policy forbids',
    ['container/policy', 'status/conditions-follow'],
    restarts,
    (pod) => {
      pod.spec!.restartPolicy = 'Never';
    },
  ),
  ofItsOwn(
    'a restart that its policy forbids, between two events',
    ['container/policy'],
    (place, { lines }) => restartsUnseen(place) && !lines.some(isEndOf(place.object.metadata.uid)),
    (pod) => {
      pod.spec!.restartPolicy = 'Never';
    },
  ),
  removedEarly,
  unreadyPod,
  twoOnOneNode,
];
