import type { DeploymentStatus, ReplicaSet } from '../../spec/api/objects/apps.ts';
import { isControlledBy } from '../../spec/controllers/common/ownerReferences.ts';
import { desiredReplicas } from '../../spec/controllers/deployment/deploymentPass.ts';
import {
  availableReplicas,
  siblingsOf,
  specReplicas,
} from '../../spec/controllers/deployment/deploymentReplicaSets.ts';
import type { DeploymentWrite } from '../../spec/controllers/deployment/deploymentView.ts';
import { maxSurgeOf, maxUnavailableOf } from '../../spec/controllers/deployment/fenceposts.ts';
import { rollbackRevision } from '../../spec/controllers/deployment/rollbackTo.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { count, doesText, nameOf, objectText } from './words.ts';

type Of = ReconciliationOf<'Deployment'>;

const ownReplicaSets = ({ view }: Of): readonly ReplicaSet[] =>
  view.replicaSets.filter((each) => isControlledBy(each, view.deployment));

const known = ({ view }: Of, name: string): ReplicaSet | undefined =>
  view.replicaSets.find(
    ({ metadata }) => metadata?.name === name && metadata.namespace === view.deployment.metadata?.namespace,
  );

/** Annotations that are written, those of the size of the Deployment aside. */
const annotationChange = (before: ReplicaSet | undefined, after: ReplicaSet): readonly string[] => {
  const [from, to] = [before?.metadata?.annotations ?? {}, after.metadata?.annotations ?? {}];
  const changed = Object.keys(to).filter((key) => from[key] !== to[key]);
  return changed.map((key) => `${key.replace(/^.*\//, '')} ${from[key] ?? 'none'} → ${to[key]}`);
};

const replicaSetChange = (before: ReplicaSet | undefined, after: ReplicaSet): string => {
  const [from, to] = [before && desiredReplicas(before), desiredReplicas(after)];
  return [...(from === to ? [] : [`replicas ${from} → ${to}`]), ...annotationChange(before, after)].join(
    ', ',
  );
};

const toldWrite = (of: Of, write: DeploymentWrite, before: DeploymentStatus | undefined): ToldWrite => {
  const { deployment } = of.view;
  const namespace = deployment.metadata?.namespace ?? '';
  switch (write.kind) {
    case 'createReplicaSet': {
      const change = `replicas ${desiredReplicas(write.replicaSet)}`;
      return { verb: 'create', object: `ReplicaSet ${namespace}/${nameOf(write.replicaSet)}`, change };
    }
    case 'updateReplicaSet': {
      const name = nameOf(write.replicaSet);
      const change = replicaSetChange(known(of, name), write.replicaSet);
      return { verb: 'update', object: `ReplicaSet ${namespace}/${name}`, change };
    }
    case 'updateDeployment':
      return { verb: 'update', object: objectText('Deployment', deployment), change: 'template' };
    case 'updateStatus': {
      const change = statusChange(before, write.deployment.status);
      return { verb: 'update', object: `${objectText('Deployment', deployment)} status`, change };
    }
    default: {
      const verb = write.kind.replace('ReplicaSet', '') as 'adopt' | 'release' | 'delete';
      return { verb, object: `ReplicaSet ${namespace}/${write.name}`, change: '' };
    }
  }
};

/** The status is often written twice in a pass: each time what changes is told. */
const toldWrites = (of: Of): readonly ToldWrite[] => {
  if (of.sync.kind !== 'synced') return [];
  let { status } = of.view.deployment;
  return of.sync.tried.map(({ write }) => {
    const told = toldWrite(of, write, status);
    if (write.kind === 'updateStatus') status = write.deployment.status;
    return told;
  });
};

const doneBy = (of: Of, write: DeploymentWrite): readonly string[] => {
  switch (write.kind) {
    case 'createReplicaSet':
      return [
        `creates ReplicaSet ${nameOf(write.replicaSet)} with ${count(desiredReplicas(write.replicaSet), 'Pod')}`,
      ];
    case 'updateReplicaSet': {
      const before = known(of, nameOf(write.replicaSet));
      const [from, to] = [before && desiredReplicas(before), desiredReplicas(write.replicaSet)];
      if (from === undefined || from === to) return [];
      return [
        `scales ReplicaSet ${nameOf(write.replicaSet)} ${from < to ? 'up' : 'down'} from ${from} to ${to}`,
      ];
    }
    case 'updateDeployment':
      return ['goes back to an older template'];
    case 'updateStatus':
      return [];
    default:
      return [`${write.kind.replace('ReplicaSet', '')}s ReplicaSet ${write.name}`];
  }
};

const saysOf = (of: Of): string => {
  const { sync } = of;
  if (sync.kind !== 'synced') return '';
  const writes = sync.tried.map(({ write }) => write);
  const notes = writes.some(({ kind }) => kind === 'updateReplicaSet');
  return doesText(
    writes.flatMap((write) => doneBy(of, write)),
    notes
      ? 'only brings its notes on ReplicaSets up to date'
      : writes.length > 0
        ? 'only brings its status up to date'
        : 'has nothing to do',
  );
};

/** The numbers of a rolling update: what there may be, what must stay, what there is. */
const rollingNumbers = (of: Of): string => {
  const { deployment } = of.view;
  const own = ownReplicaSets(of);
  const { newReplicaSet, old } = siblingsOf(deployment, own);
  const desired = desiredReplicas(deployment);
  const [surge, unavailable] = [maxSurgeOf(deployment), maxUnavailableOf(deployment)];
  return (
    `${nameOf(deployment)} may have ${count(desired + surge, 'Pod')} (${desired} and ${surge} surge), of which ` +
    `${desired - unavailable} must stay available (${desired} less ${unavailable}); ` +
    `it has ${newReplicaSet ? desiredReplicas(newReplicaSet) : 0} of the new and ${specReplicas(old)} of the old, ` +
    `${availableReplicas(own)} available`
  );
};

const recreateNumbers = (of: Of): string => {
  const { deployment } = of.view;
  const { newReplicaSet, old } = siblingsOf(deployment, ownReplicaSets(of));
  return (
    `${nameOf(deployment)} is recreated: none of the new before all of the old have ended; ` +
    `it has ${newReplicaSet ? desiredReplicas(newReplicaSet) : 0} of the new and ${specReplicas(old)} of the old, ` +
    `${count(desiredReplicas(deployment), 'is', 'are')} asked for`
  );
};

const whyOf = (of: Of): readonly string[] => {
  const { metadata, spec } = of.view.deployment;
  const revision = rollbackRevision(of.view.deployment);
  return [
    ...(metadata?.deletionTimestamp ? ['it is being deleted: only its status is written'] : []),
    ...(spec?.paused ? ['it is paused: its ReplicaSets change in size only'] : []),
    ...(revision === undefined
      ? []
      : [`a roll-back to ${revision === 0n ? 'the last revision' : `revision ${revision}`} was asked for`]),
    spec?.strategy?.type === 'Recreate' ? recreateNumbers(of) : rollingNumbers(of),
  ];
};

/** What the Deployment controller does next. */
export const deploymentTold = (of: Of): Told => ({
  controller: 'Deployment',
  object: objectText('Deployment', of.view.deployment),
  says: saysOf(of),
  why: whyOf(of),
  writes: toldWrites(of),
  errors: of.sync.kind === 'synced' ? of.sync.errors.map(({ message }) => message) : [],
  requeueAfterMs: of.sync.kind === 'synced' ? of.sync.requeueAfterMs : undefined,
});
