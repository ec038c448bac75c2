import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { DaemonSet } from '../../../spec/api/objects/apps.ts';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { controllerReference, daemonSetKind } from '../../../spec/controllers/common/ownerReferences.ts';
import { syncDaemonSet } from '../../../spec/controllers/daemonSet/syncDaemonSet.ts';
import type { ControllerRevision } from '../../../spec/controllers/history/controllerRevision.ts';
import type { Taint } from '../charts/daemonNode.ts';
import type { PodPhase } from '../charts/pod.ts';
import type { Gate } from '../plan/controllersPlan.ts';
import { askedOnce, liveOwner, namespace, now, seenPodObject } from './seenObjects.ts';

/** A Pod as the controller has seen it. */
export type SeenDaemon = { readonly place: number; readonly phase: PodPhase; readonly node: number };

/** All that the controller decides by. */
export type DaemonSetQuestion = {
  readonly nodes: readonly { readonly id: number; readonly taint: Taint }[];
  readonly pods: readonly SeenDaemon[];
  /** it expects to see Pods that it created or deleted */
  readonly expects: boolean;
  /** its cache is older than what it wrote */
  readonly behind: boolean;
  readonly gate: Gate;
};

/** A write of the controller. */
export type DaemonSetWrite =
  | { readonly kind: 'createPod'; readonly node: number }
  | { readonly kind: 'deletePod'; readonly node: number; readonly places: readonly number[] };

const name = 'agent';
const labels = { app: name };
const nodePrefix = 'node-';
const podPrefix = 'pod-';

const daemonSet: DaemonSet = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace, uid: name, generation: 1 },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app' }] } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    revisionHistoryLimit: 10,
  },
};

const nodeObject = ({ id, taint }: DaemonSetQuestion['nodes'][number]): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: `${nodePrefix}${id}` },
  spec: taint === 'none' ? {} : { taints: [{ key: 'maintenance', effect: taint }] },
});

const sync = (
  { nodes, expects, behind, gate }: DaemonSetQuestion,
  pods: readonly Pod[],
  revisions: readonly ControllerRevision[],
) => {
  const features = { ...kubernetes136.features, StaleControllerConsistencyDaemonSet: gate === 'on' };
  return syncDaemonSet({
    version: { ...kubernetes136, features },
    now,
    daemonSet,
    nodes: nodes.map(nodeObject),
    pods,
    revisions,
    unseenRevisions: [],
    memory: {
      ...(expects && { expectations: { creations: 1, deletions: 0, recordedAt: now } }),
      failedPods: new Map(),
      written: { ownerUID: name, versions: new Map([['pods', '2']]) },
    },
    cacheVersions: new Map([['pods', behind ? '1' : '2']]),
    live: liveOwner(daemonSet),
    answers: acceptsAll,
  });
};

/** The revision of the template, as the controller itself makes it. */
const revisions = ((): readonly ControllerRevision[] => {
  const made = sync({ nodes: [], pods: [], expects: false, behind: false, gate: 'on' }, [], []);
  const writes = made.kind === 'synced' ? made.tried.map(({ write }) => write) : [];
  return writes.flatMap((write) => (write.kind === 'createRevision' ? [write.revision] : []));
})();

const hash = revisions[0]?.metadata?.labels?.['controller-revision-hash'] ?? '';

const podObject = ({ place, phase, node }: SeenDaemon): Pod =>
  seenPodObject(phase, {
    place,
    name: `${podPrefix}${place}`,
    nodeName: `${nodePrefix}${node}`,
    labels: { ...labels, 'controller-revision-hash': hash },
    owner: controllerReference(daemonSet, daemonSetKind),
  });

const numberAfter = (prefix: string, text: string): number => Number(text.slice(prefix.length));

/**
 * The writes of one pass over a DaemonSet, in their order, as `syncDaemonSet` decides them where the API server accepts each; its
 * revision is there before, the status is left out: here nobody reads it. Of several Pods of one age any may be the one that
 * stays on its node.
 */
export const daemonSetWrites = askedOnce((question: DaemonSetQuestion): readonly DaemonSetWrite[] => {
  const made = sync(question, question.pods.map(podObject), revisions);
  if (made.kind !== 'synced') return [];
  return made.tried.flatMap(({ write }): DaemonSetWrite[] => {
    if (write.kind === 'createPod') return [{ kind: 'createPod', node: numberAfter(nodePrefix, write.node) }];
    if (write.kind !== 'deletePod') return [];
    const { node = 0, phase } =
      question.pods.find(({ place }) => place === numberAfter(podPrefix, write.pod)) ?? {};
    const alike = question.pods.filter((each) => each.node === node && each.phase === phase);
    return [{ kind: 'deletePod', node, places: alike.map(({ place }) => place) }];
  });
});
