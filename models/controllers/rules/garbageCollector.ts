import type { Effect } from '../../../checker/system/effect.ts';
import type { Guard } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import type { CollectorWrite } from '../../../spec/controllers/garbageCollector/collector.ts';
import type { RuleFacts } from '../../ruleFacts.ts';
import { type CollectedForms, type CollectedKey, keyOfUid } from '../charts/collectedObjects.ts';
import {
  attempt,
  type CollectorGraph,
  type CollectorTask,
  hasTask,
  missed,
} from '../charts/collectorGraph.ts';
import { isListing, isWorking } from '../charts/controllerProcess.ts';
import { type Dependent, type DependentForm, dependentForms, formOfDependent } from '../charts/dependent.ts';
import { formOfOwner, type OwnerForm, ownerForms } from '../charts/owner.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { CollectorParts, DependentParts, OwnerParts } from '../parts/ownerParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { subsetsOf } from './subsets.ts';

const ownersOrNone = [...ownerForms, undefined];
const dependentsOrNone = [...dependentForms, undefined];

/**
 * The garbage collector: it sees the owner and its dependents, late, each by a watch of its own; keeps its graph; and works off
 * its queues as `attemptToDelete` and `attemptToOrphan` decide, which ask the API how things are before they write.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export const garbageCollectorRules = (
  composer: ControllersComposer,
  { owner, dependents, collector }: OwnerParts,
  budgets: BudgetParts,
) => {
  const { actor, rule } = composer;
  const { process, graph } = collector;
  const by = 'garbage collector';
  const told = (verb: string, hears: Guard): RuleHandle[] => [
    ...ownersOrNone.map((form) =>
      rule(`${verb} the owner ${form ?? 'gone'}`, [[collector]], () => ({
        when: [
          hears,
          owner.is((state) => formOfOwner(state) === form),
          graph.is(missed('owner', form ?? 'Gone')),
        ],
        then: [graph.send({ type: 'SEE', key: 'owner', as: form ?? 'Gone' })],
      })),
    ),
    ...dependentsOrNone.map((form) =>
      rule(`${verb} the dependent ${form ?? 'gone'}`, [dependents], (dependent) => ({
        when: [hears, isSo(dependent, form), graph.is(missed(dependent.id, form ?? 'Gone'))],
        then: [graph.send({ type: 'SEE', key: dependent.id, as: form ?? 'Gone' })],
      })),
    ),
  ];
  const sees = actor(by, () => told('sees', process.is(isWorking)));
  const lists = actor(by, () => told('lists', process.is(isListing)));
  const hasListed = actor(by, () => {
    rule('becomes the leader', [[collector]], () => ({ then: [process.send({ type: 'LEAD' })] }));
    return rule('has listed everything', [[collector]], () => ({ then: [process.send({ type: 'LISTED' })] }));
  });
  actor(
    'environment',
    () => {
      rule(
        'restarts the garbage collector',
        [[collector]],
        () => ({
          then: [
            budgets.controllerRestarts.send({ type: 'SPEND' }),
            process.send({ type: 'RESTART' }),
            graph.send({ type: 'FORGET' }),
          ],
        }),
        { action: 'restart of a controller' },
      );
    },
    { fair: false },
  );
  /** It works off a task: the API has things so, and it writes this. */
  const works = (task: CollectorTask, live: CollectedForms, writes: string): Guard[] => [
    process.is(isWorking),
    graph.is(
      (state: CollectorGraph) =>
        hasTask(task)(state) && textOf(attempt(state.context, task, live).writes) === writes,
    ),
  ];
  const done = (task: CollectorTask, live: CollectedForms): Effect =>
    graph.send({ type: 'WORK', ...task, live });
  const asDependent = (key: CollectedKey): CollectorTask => ({ queue: 'toDelete', uid: `pod-${key}` });
  const ofOwner: CollectorTask = { queue: 'toDelete', uid: 'owner' };
  const looks = dependents.flatMap((dependent) =>
    ownersOrNone.flatMap((ownerForm) => dependentsOrNone.map((form) => ({ dependent, ownerForm, form }))),
  );
  const about = looks.map((each, at): Look => {
    const { dependent, ownerForm, form } = each;
    const live = { owner: ownerForm, dependents: { [dependent.id]: form } };
    const name = `${dependent.name} ${form ?? 'gone'}, its owner ${ownerForm ?? 'gone'}`;
    return { ...each, id: at + 1, name, live, graph };
  });
  const isAs = ({ dependent, form, ownerForm }: Look): Guard[] => [
    owner.is((state) => formOfOwner(state) === ownerForm),
    isSo(dependent, form),
  ];
  const owners = ownersOrNone.map((form, at) => ({ id: at + 1, name: form ?? 'gone', form }));
  const subsets = subsetsOf(dependents).map((those, at) => ({
    id: at + 1,
    name: those.map(({ name }) => name).join(', ') || 'none',
    those,
  }));
  const changeable = actor(by, () => ({
    leavesDependent: rule('finds nothing to do about the dependent', [about], (look) => ({
      when: [...isAs(look), ...works(asDependent(look.dependent.id), look.live, '')],
      then: [done(asDependent(look.dependent.id), look.live)],
    })),
    deletesDependent: rule(
      'deletes the dependent',
      [about],
      (look) => ({
        when: [...isAs(look), ...works(asDependent(look.dependent.id), look.live, 'delete')],
        then: [
          done(asDependent(look.dependent.id), look.live),
          look.dependent.object.tell({ type: 'DELETE' }),
        ],
      }),
      ({ dependent }): RuleFacts => ({ action: 'collection of a dependent', collected: dependent.id }),
    ),
    leavesOwner: rule('finds nothing to do about the owner', [owners], ({ form }) => ({
      when: [
        owner.is((state) => formOfOwner(state) === form),
        ...works(ofOwner, { owner: form, dependents: {} }, ''),
      ],
      then: [done(ofOwner, { owner: form, dependents: {} })],
    })),
    releasesOwner: rule(
      'takes the finalizer off the owner, whose dependents are gone',
      [[collector]],
      () => ({
        when: [
          owner.is((state) => formOfOwner(state) === 'Foreground'),
          ...works(ofOwner, { owner: 'Foreground', dependents: {} }, 'setFinalizers'),
        ],
        then: [done(ofOwner, { owner: 'Foreground', dependents: {} }), owner.send({ type: 'RELEASE' })],
      }),
      { action: 'release of an owner' },
    ),
    orphansDependents: rule(
      'takes the owner off its dependents, then the finalizer off the owner',
      [subsets],
      ({ those }) => ({
        when: [
          owner.is((state) => formOfOwner(state) === 'Orphan'),
          ...works(toOrphan, orphaning, writesOfOrphaning(those)),
        ],
        then: [
          done(toOrphan, orphaning),
          ...those.map(({ object }) => object.tell({ type: 'RELEASE' })),
          owner.send({ type: 'RELEASE' }),
        ],
      }),
      { action: 'release of an owner' },
    ),
    orphansNobody: rule('finds nothing to orphan', [[collector]], () => ({
      when: [
        owner.is((state) => formOfOwner(state) !== 'Orphan'),
        process.is(isWorking),
        graph.is(hasTask(toOrphan)),
      ],
      then: [done(toOrphan, { owner: undefined, dependents: {} })],
    })),
  }));
  return { sees, lists: [...lists, hasListed], changeable };
};

const toOrphan: CollectorTask = { queue: 'toOrphan', uid: 'owner' };
const orphaning: CollectedForms = { owner: 'Orphan', dependents: {} };

const isSo = ({ object }: DependentParts, form: DependentForm | undefined): Guard =>
  (object as { is(predicate: (state: Dependent) => boolean): Guard }).is(
    (state) => formOfDependent(state) === form,
  );

/** Writes as text: their kinds, with the Pods that the owner is taken off. */
const textOf = (writes: readonly CollectorWrite[]): string =>
  writes
    .map(({ kind, object }) => (kind === 'removeOwners' ? `${kind} ${keyOfUid(object.uid)}` : kind))
    .sort()
    .join();

const writesOfOrphaning = (those: readonly DependentParts[]): string =>
  [...those.map(({ id }) => `removeOwners ${id}`), 'setFinalizers'].sort().join();

/** A dependent that a worker looks at, while it and its owner are so. */
type Look = {
  readonly id: number;
  readonly name: string;
  readonly dependent: DependentParts;
  readonly ownerForm: OwnerForm | undefined;
  readonly form: DependentForm | undefined;
  readonly live: CollectedForms;
  readonly graph: CollectorParts['graph'];
};
