import { never } from '../../../checker/system/guard.ts';
import { hasTask } from '../../../models/controllers/charts/collectorGraph.ts';
import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import type { OwnerMutant } from './controllersMutant.ts';

const victim = { scenario: 'owner-deleted', bounds: { scalings: 0, controllerRestarts: 0 } };

export const ownerMutants: readonly OwnerMutant[] = [
  {
    name: 'collector-does-not-wait',
    says: 'the garbage collector takes its finalizer off an owner as soon as it looks at it',
    breaks: ['gc/foreground'],
    victim,
    rules: {
      releasesOwner: ({ then, when = [] }, { process, graph }) => ({
        when: [
          ...when.slice(0, 1),
          process.is(isWorking),
          graph.is(hasTask({ queue: 'toDelete', uid: 'owner' })),
        ],
        then,
      }),
    },
  },
  {
    name: 'collector-forgets-orphans',
    says: 'the garbage collector takes its finalizer off an owner that leaves orphans, and leaves the dependents as they are',
    breaks: ['gc/orphaned'],
    victim,
    rules: {
      orphansDependents: (body, { those }) => ({
        ...body,
        then: body.then.filter(({ component }) => !those.some(({ object }) => object === component)),
      }),
    },
  },
  {
    name: 'collector-deletes-orphans',
    says: 'the garbage collector deletes the dependents of every owner that is being deleted, whatever is to become of them',
    breaks: ['gc/owner-absent'],
    victim,
    rules: {
      deletesDependent: ({ when = [], then }, { dependent, graph }) => ({
        when: [
          ...when.slice(0, -1),
          graph.is(({ context: { seen } }) => seen.owner === 'Foreground' || seen.owner === 'Orphan'),
        ],
        then: then.filter(({ component }) => component === dependent.object),
      }),
    },
  },
  {
    name: 'collector-never-deletes',
    says: 'the garbage collector deletes nothing',
    breaks: ['gc/collected'],
    victim,
    rules: { deletesDependent: ({ then }) => ({ when: [never], then }) },
  },
];
