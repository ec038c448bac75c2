import type { CollectorWrite } from '../../spec/controllers/garbageCollector/collector.ts';
import type { ObjectIdentity } from '../../spec/controllers/garbageCollector/objectIdentity.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import type { Told, ToldWrite } from './told.ts';
import { doesText, listText } from './words.ts';

type Of = ReconciliationOf<'garbageCollector'>;

const textOf = ({ kind, namespace, name }: ObjectIdentity): string =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;

const shortOf = (objects: readonly ObjectIdentity[]): string =>
  listText(objects.map(({ kind, name }) => `${kind} ${name}`));

const toldWrite = (write: CollectorWrite): ToldWrite => {
  const object = textOf(write.object);
  switch (write.kind) {
    case 'delete':
      return { verb: 'delete', object, change: `propagation ${write.options.propagationPolicy}` };
    case 'removeOwners':
      return { verb: 'update', object, change: `owners without ${listText(write.uids)}` };
    case 'mergeOwners':
    case 'setOwners':
      return { verb: 'update', object, change: 'blocks none of its owners' };
    case 'setFinalizers':
      return { verb: 'update', object, change: `finalizers ${listText(write.finalizers) || 'none'}` };
  }
};

const because: Readonly<Record<Of['ownerIs'], string>> = {
  absent: 'the input has objects of its kind, and none with its name and UID: what has no other owner goes',
  deletingDependents: 'it is being deleted in the foreground: dependents that block it go first',
  orphaningDependents: 'it is being deleted with the finalizer orphan: what it owns stays without it',
};

/** What the garbage collector does next for an owner that is gone or waits. */
export const garbageTold = ({ owner, ownerIs, writes, blocking }: Of): Told => {
  const of = (kind: CollectorWrite['kind']): readonly ObjectIdentity[] =>
    writes.flatMap((write) => (write.kind === kind ? [write.object] : []));
  const deleted = of('delete');
  const freed = of('removeOwners');
  const isFreed = of('setFinalizers').length > 0;
  return {
    controller: 'garbage collector',
    object: textOf(owner),
    says: doesText(
      [
        ...(ownerIs === 'absent' ? ['does not exist'] : []),
        ...(blocking.length > 0 ? [`waits for ${shortOf(blocking)}`] : []),
        ...(deleted.length > 0 ? [`has ${shortOf(deleted)} deleted`] : []),
        ...(freed.length > 0 ? [`is taken off the owners of ${shortOf(freed)}`] : []),
        ...(isFreed ? ['loses the finalizer that holds it'] : []),
      ],
      'waits',
    ),
    why: [because[ownerIs]],
    writes: writes.map(toldWrite),
    errors: [],
    requeueAfterMs: undefined,
  };
};
