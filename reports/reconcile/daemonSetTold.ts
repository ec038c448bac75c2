import { isControlledBy } from '../../spec/controllers/common/ownerReferences.ts';
import type { DaemonSetWrite } from '../../spec/controllers/daemonSet/daemonSetView.ts';
import { nodeEligibility } from '../../spec/controllers/daemonSet/nodeEligibility.ts';
import { targetNodeOf } from '../../spec/controllers/daemonSet/targetNode.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { podFacts } from './podFacts.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { choiceText, count, doesText, listText, nameOf, objectText, podsText } from './words.ts';

type Of = ReconciliationOf<'DaemonSet'>;

const strategyText = ({ view }: Of): string => {
  const { type, rollingUpdate } = view.daemonSet.spec?.updateStrategy ?? {};
  if (type === 'OnDelete') return 'OnDelete leaves Pods of older templates to you';
  const { maxSurge, maxUnavailable } = rollingUpdate ?? {};
  const surges = maxSurge !== undefined && maxSurge !== 0 && maxSurge !== '0%';
  return surges
    ? `in an update ${maxSurge} of the nodes may have a second Pod`
    : `in an update the Pods of ${maxUnavailable ?? 1} of the nodes may be unavailable`;
};

const numbers = ({ view }: Of): string => {
  const { daemonSet, nodes, pods } = view;
  if (nodes.length === 0) return 'there are no Nodes in the input';
  const eligibilityOf = nodeEligibility(daemonSet);
  const wanted = nodes.filter((node) => eligibilityOf(node).shouldRun);
  const served = new Set(pods.filter((pod) => isControlledBy(pod, daemonSet)).map(targetNodeOf));
  const have = wanted.filter((node) => served.has(nameOf(node))).length;
  return `${wanted.length} of ${count(nodes.length, 'node')} ${
    wanted.length === 1 ? 'is' : 'are'
  } to run a Pod, ${have} of them ${have === 1 ? 'has' : 'have'} one`;
};

const revisionVerbs = {
  createRevision: 'create',
  updateRevision: 'update',
  deleteRevision: 'delete',
  adoptRevision: 'adopt',
  releaseRevision: 'release',
} as const;

const podVerbs = {
  deletePod: 'delete',
  adoptPod: 'adopt',
  releasePod: 'release',
  relabelPod: 'update',
} as const;

const toldWrite = ({ view }: Of, write: DaemonSetWrite): ToldWrite => {
  const { daemonSet, pods, now } = view;
  const namespace = daemonSet.metadata?.namespace ?? '';
  if ('status' in write) {
    const change = statusChange(daemonSet.status, write.status);
    return { verb: 'update', object: `${objectText('DaemonSet', daemonSet)} status`, change };
  }
  if (write.kind === 'createPod') {
    return {
      verb: 'create',
      object: `Pod ${namespace}/${nameOf(daemonSet)}-…`,
      change: `for node ${write.node}`,
    };
  }
  if ('pod' in write) {
    const pod = pods.find(({ metadata }) => metadata?.name === write.pod && metadata.namespace === namespace);
    const facts = pod && write.kind === 'deletePod' ? podFacts(pod, now) : '';
    const change = write.kind === 'relabelPod' ? `label of revision ${write.hash}` : facts;
    return { verb: podVerbs[write.kind], object: `Pod ${namespace}/${write.pod}`, change };
  }
  const name = 'revision' in write ? nameOf(write.revision) : write.name;
  const change = 'revision' in write ? `revision ${write.revision.revision}` : '';
  return { verb: revisionVerbs[write.kind], object: `ControllerRevision ${namespace}/${name}`, change };
};

const saysOf = ({ sync }: Of): string => {
  if (sync.kind === 'skipped') {
    return sync.because === 'beingDeleted'
      ? 'is being deleted: nothing is done'
      : 'is left alone: its selector is empty';
  }
  if (sync.kind !== 'synced') return '';
  const writes = sync.tried.map(({ write }) => write);
  const created = writes.flatMap((write) => (write.kind === 'createPod' ? [write.node] : []));
  const deleted = writes.flatMap((write) => (write.kind === 'deletePod' ? [write.pod] : []));
  const others = writes.some((write) => !('status' in write));
  return doesText(
    [
      ...(created.length > 0 ? [`creates ${count(created.length, 'Pod')} for ${listText(created)}`] : []),
      ...(deleted.length > 0 ? [`deletes ${podsText(deleted)}`] : []),
    ],
    others
      ? 'only looks after its revisions and owners'
      : writes.length > 0
        ? 'only brings its status up to date'
        : 'has nothing to do',
  );
};

/** What the DaemonSet controller does next. */
export const daemonSetTold = (of: Of): Told => {
  const { view, sync } = of;
  const choices = sync.kind === 'synced' ? sync.choices : [];
  return {
    controller: 'DaemonSet',
    object: objectText('DaemonSet', view.daemonSet),
    says: saysOf(of),
    why: [`${numbers(of)}; ${strategyText(of)}`, ...choices.map(choiceText)],
    writes: sync.kind === 'synced' ? sync.tried.map(({ write }) => toldWrite(of, write)) : [],
    errors: sync.kind === 'synced' ? sync.errors.map(({ message }) => message) : [],
    requeueAfterMs:
      sync.kind === 'synced' && sync.requeueAfterMs.length > 0 ? Math.min(...sync.requeueAfterMs) : undefined,
  };
};
