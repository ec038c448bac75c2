import type { StatefulSet } from '../../spec/api/objects/apps.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { isControlledBy } from '../../spec/controllers/common/ownerReferences.ts';
import { isBeingDeleted } from '../../spec/controllers/common/podActivity.ts';
import { isPodAvailable } from '../../spec/controllers/common/podReadiness.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import {
  isInRange,
  podNameFor,
  replicasOf,
  startOrdinal,
} from '../../spec/controllers/statefulSet/ordinals.ts';
import { podRevision } from '../../spec/controllers/statefulSet/podIdentity.ts';
import { isRunningAndReady } from '../../spec/controllers/statefulSet/podState.ts';
import type { StatefulSetWrite } from '../../spec/controllers/statefulSet/statefulSetView.ts';
import { podFacts } from './podFacts.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { count, doesText, nameOf, objectText, podsText } from './words.ts';

type Of = ReconciliationOf<'StatefulSet'>;

const ownPods = ({ view }: Of): readonly Pod[] =>
  view.pods.filter((pod) => isControlledBy(pod, view.statefulSet));

const ordinalsText = (set: StatefulSet): string => {
  const [start, replicas] = [startOrdinal(set), replicasOf(set)];
  return replicas > 1 ? ` (${podNameFor(set, start)} to ${podNameFor(set, start + replicas - 1)})` : '';
};

/** Why the Pods after one have to wait for it; undefined if they have not. */
const waitedFor = (pod: Pod, { view }: Of): string | undefined => {
  if (isBeingDeleted(pod)) return 'is being deleted';
  if (!isRunningAndReady(pod)) return `is ${pod.status?.phase ?? 'Pending'} and not ready`;
  const minReadySeconds = view.statefulSet.spec?.minReadySeconds ?? 0;
  return isPodAvailable(pod, minReadySeconds, view.now)
    ? undefined
    : `is not yet ready for ${minReadySeconds} s`;
};

/** Which Pod holds the others up, where they come in order. */
const blocker = (of: Of): string | undefined => {
  const { statefulSet: set } = of.view;
  if (set.spec?.podManagementPolicy === 'Parallel') return undefined;
  const pods = ownPods(of);
  const start = startOrdinal(set);
  for (let ordinal = start; ordinal < start + replicasOf(set); ordinal += 1) {
    const name = podNameFor(set, ordinal);
    const pod = pods.find((each) => nameOf(each) === name);
    if (!pod) return undefined;
    const reason = waitedFor(pod, of);
    if (reason) return `${name} ${reason}: the Pods after it wait`;
  }
  return undefined;
};

const numbers = (of: Of): string => {
  const { statefulSet: set } = of.view;
  const pods = ownPods(of);
  const replicas = pods.filter((pod) => isInRange(pod, set));
  const beyond = pods.length - replicas.length;
  const asked = replicasOf(set);
  return (
    `${count(asked, 'Pod is', 'Pods are')} asked for${ordinalsText(set)}, ${count(replicas.length, 'is', 'are')} there, ` +
    `${replicas.filter(isRunningAndReady).length} ready${beyond > 0 ? `, ${beyond} beyond these` : ''}`
  );
};

/** How far an update has come, while Pods of another revision are left. */
const updateNumbers = (of: Of): readonly string[] => {
  const { statefulSet: set } = of.view;
  const { sync } = of;
  const created =
    sync.kind === 'synced'
      ? sync.tried.flatMap(({ write }) => (write.kind === 'createRevision' ? [nameOf(write.revision)] : []))
      : [];
  const revision = created[0] ?? set.status?.updateRevision;
  const pods = ownPods(of);
  const updated = pods.filter((pod) => podRevision(pod) === revision).length;
  if (!revision || updated === pods.length) return [];
  const { type, rollingUpdate } = set.spec?.updateStrategy ?? {};
  if (type === 'OnDelete') {
    return [`${updated} of ${pods.length} are of revision ${revision}; OnDelete leaves the others to you`];
  }
  const partition = rollingUpdate?.partition ?? 0;
  const to = partition > 0 ? ` down to the partition, ${partition}` : '';
  return [
    `${updated} of ${pods.length} are of revision ${revision}; the others follow one by one, the highest ordinal first${to}`,
  ];
};

const toldWrite = ({ view }: Of, write: StatefulSetWrite): ToldWrite => {
  const { statefulSet: set, pods, now } = view;
  const namespace = set.metadata?.namespace ?? '';
  switch (write.kind) {
    case 'createPod':
      return {
        verb: 'create',
        object: `Pod ${namespace}/${nameOf(write.pod)}`,
        change: `of revision ${podRevision(write.pod)}`,
      };
    case 'updatePod':
      return {
        verb: 'update',
        object: `Pod ${namespace}/${nameOf(write.pod)}`,
        change: 'identity or storage',
      };
    case 'createClaim':
      return { verb: 'create', object: objectText('PersistentVolumeClaim', write.claim), change: '' };
    case 'updateClaim':
      return { verb: 'update', object: objectText('PersistentVolumeClaim', write.claim), change: 'owners' };
    case 'createRevision':
    case 'updateRevision': {
      const verb = write.kind === 'createRevision' ? 'create' : 'update';
      const change = `revision ${write.revision.revision}`;
      return { verb, object: objectText('ControllerRevision', write.revision), change };
    }
    case 'updateStatus': {
      const change = statusChange(set.status, write.status);
      return { verb: 'update', object: `${objectText('StatefulSet', set)} status`, change };
    }
    case 'adoptRevision':
    case 'deleteRevision': {
      const verb = write.kind === 'adoptRevision' ? 'adopt' : 'delete';
      return { verb, object: `ControllerRevision ${namespace}/${write.name}`, change: '' };
    }
    default: {
      const pod = pods.find(
        ({ metadata }) => metadata?.name === write.name && metadata.namespace === namespace,
      );
      const verb = write.kind.replace('Pod', '') as 'delete' | 'adopt' | 'release';
      const change = pod && verb === 'delete' ? podFacts(pod, now) : '';
      return { verb, object: `Pod ${namespace}/${write.name}`, change };
    }
  }
};

const saysOf = ({ sync }: Of): string => {
  if (sync.kind !== 'synced') return 'is left alone: its selector is invalid';
  const writes = sync.tried.map(({ write }) => write);
  const pods = (kind: StatefulSetWrite['kind']): readonly string[] =>
    writes.flatMap((write) => {
      if (write.kind !== kind) return [];
      return 'pod' in write ? [nameOf(write.pod)] : 'name' in write ? [write.name] : [];
    });
  const done = (
    [
      ['adoptPod', 'adopts'],
      ['releasePod', 'releases'],
      ['createPod', 'creates'],
      ['updatePod', 'puts right'],
      ['deletePod', 'deletes'],
    ] as const
  ).flatMap(([kind, verb]) => (pods(kind).length > 0 ? [`${verb} ${podsText(pods(kind))}`] : []));
  const others = writes.some(({ kind }) => kind !== 'updateStatus');
  return doesText(
    done,
    others
      ? 'only looks after its revisions and claims'
      : writes.length > 0
        ? 'only brings its status up to date'
        : 'has nothing to do',
  );
};

/** What the StatefulSet controller does next. */
export const statefulSetTold = (of: Of): Told => {
  const { view, sync } = of;
  const wait = blocker(of);
  return {
    controller: 'StatefulSet',
    object: objectText('StatefulSet', view.statefulSet),
    says: saysOf(of),
    why: [
      ...(view.statefulSet.metadata?.deletionTimestamp
        ? ['it is being deleted: its Pods are only counted']
        : []),
      numbers(of),
      ...(wait ? [wait] : []),
      ...updateNumbers(of),
    ],
    writes: sync.kind === 'synced' ? sync.tried.map(({ write }) => toldWrite(of, write)) : [],
    errors: sync.kind === 'synced' ? sync.errors.map(({ message }) => message) : [],
    requeueAfterMs: sync.kind === 'synced' ? sync.requeueAfterMs : undefined,
  };
};
