import { compileLabelSelector, selects } from '../../spec/api/labelSelector.ts';
import { ownedOrOrphaned } from '../../spec/controllers/common/ownerReferences.ts';
import { isPodActive, isPodTerminal, isPodTerminating } from '../../spec/controllers/common/podActivity.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import type { ReplicaSetSync, ReplicaSetView } from '../../spec/controllers/replicaSet/replicaSetView.ts';
import { asReplicaSet } from '../../spec/controllers/replicationController/syncReplicationController.ts';
import { podFacts } from './podFacts.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { choiceText, count, doesText, objectText, podsText } from './words.ts';

/** A ReplicaSet, or a ReplicationController as one, and what came of a pass over it. */
type Of = {
  readonly kind: 'ReplicaSet' | 'ReplicationController';
  readonly view: Pick<ReplicaSetView, 'replicaSet' | 'pods' | 'now'>;
  readonly sync: ReplicaSetSync;
};

/** How many Pods it has, of those that it selects, and what the others are. */
const numbers = ({ kind, view }: Of): string => {
  const { replicaSet, pods } = view;
  const compiled = compileLabelSelector(replicaSet.spec?.selector);
  const own = ownedOrOrphaned(pods, replicaSet, kind).filter(
    ({ metadata }) => compiled.valid && selects(compiled.selector, metadata?.labels),
  );
  const [active, going, ended] = [isPodActive, isPodTerminating, isPodTerminal].map(
    (is) => own.filter(is).length,
  ) as [number, number, number];
  const others = [
    ...(going > 0 ? [`${count(going, 'more is', 'more are')} being deleted`] : []),
    ...(ended > 0 ? [`${count(ended, 'has', 'have')} ended`] : []),
  ];
  const asked = replicaSet.spec?.replicas ?? 1;
  return `${count(asked, 'Pod is', 'Pods are')} asked for, ${count(active, 'is', 'are')} active${others
    .map((other) => `, ${other}`)
    .join('')}`;
};

const writesOf = ({ kind, view, sync }: Of): readonly ToldWrite[] => {
  if (sync.kind !== 'synced') return [];
  const { replicaSet, pods } = view;
  const namespace = replicaSet.metadata?.namespace ?? '';
  const verbs = { adoptPod: 'adopt', releasePod: 'release', deletePod: 'delete' } as const;
  return sync.tried.map(({ write }): ToldWrite => {
    if (write.kind === 'updateStatus') {
      const change = statusChange(replicaSet.status, write.status);
      return { verb: 'update', object: `${objectText(kind, replicaSet)} status`, change };
    }
    if (write.kind === 'createPod') {
      return { verb: 'create', object: `Pod ${namespace}/${replicaSet.metadata?.name}-…`, change: '' };
    }
    const pod = pods.find(({ metadata }) => metadata?.name === write.pod && metadata.namespace === namespace);
    const change = pod && write.kind === 'deletePod' ? podFacts(pod, view.now) : '';
    return { verb: verbs[write.kind], object: `Pod ${namespace}/${write.pod}`, change };
  });
};

const namesOf = ({ sync }: Of, kind: 'adoptPod' | 'releasePod' | 'deletePod'): readonly string[] =>
  sync.kind === 'synced' ? sync.tried.flatMap(({ write }) => (write.kind === kind ? [write.pod] : [])) : [];

const saysOf = (of: Of): string => {
  const { sync } = of;
  if (sync.kind !== 'synced') return 'is left alone: its selector is invalid';
  const [adopted, released, deleted] = (['adoptPod', 'releasePod', 'deletePod'] as const).map((kind) =>
    namesOf(of, kind),
  ) as [readonly string[], readonly string[], readonly string[]];
  const created = sync.tried.filter(({ write }) => write.kind === 'createPod').length;
  return doesText(
    [
      ...(adopted.length > 0 ? [`adopts ${podsText(adopted)}`] : []),
      ...(released.length > 0 ? [`releases ${podsText(released)}`] : []),
      ...(created > 0 ? [`creates ${count(created, 'Pod')}`] : []),
      ...(deleted.length > 0 ? [`deletes ${podsText(deleted)}`] : []),
    ],
    sync.status ? 'only brings its status up to date' : 'has nothing to do',
  );
};

const whyOf = (of: Of): readonly string[] => {
  const { view, sync } = of;
  if (sync.kind !== 'synced') return sync.kind === 'skipped' && 'reason' in sync ? [sync.reason] : [];
  const surplus = namesOf(of, 'deletePod').length;
  return [
    numbers(of),
    ...(view.replicaSet.metadata?.deletionTimestamp
      ? ['it is being deleted: it neither creates nor deletes Pods']
      : []),
    ...(surplus > 0
      ? [
          'those go first that have no node, are not running or not ready, cost less, have more company on their node, or are younger',
        ]
      : []),
    ...sync.choices.map(choiceText),
  ];
};

const toldOf = (of: Of): Told => ({
  controller: of.kind,
  object: objectText(of.kind, of.view.replicaSet),
  says: saysOf(of),
  why: whyOf(of),
  writes: writesOf(of),
  errors: of.sync.kind === 'synced' ? of.sync.errors.map(({ message }) => message) : [],
  requeueAfterMs: of.sync.kind === 'synced' ? of.sync.requeueAfterMs : undefined,
});

/** What the ReplicaSet controller does next. */
export const replicaSetTold = ({ view, sync }: ReconciliationOf<'ReplicaSet'>): Told =>
  toldOf({ kind: 'ReplicaSet', view, sync });

/** What the ReplicationController controller does next, by what it does with its Pods as a ReplicaSet. */
export const replicationControllerTold = ({
  view,
  sync,
}: ReconciliationOf<'ReplicationController'>): Told => {
  const { replicationController, pods, now } = view;
  return toldOf({
    kind: 'ReplicationController',
    view: { replicaSet: asReplicaSet(replicationController), pods, now },
    sync,
  });
};
