import { isActive, type PodState } from '../charts/pod.ts';
import { seenCount, wants } from '../charts/replicas.ts';
import type { ReplicaSetWrite } from '../decisions/replicaSetWrites.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { SeenPodParts } from '../parts/controllerParts.ts';
import type { ReplicaSetControllerParts, ReplicaSetsParts } from '../parts/replicaSetParts.ts';
import { type ReplicaSetsPlan, wantedNumbers } from '../plan/replicaSetsPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule } from './passes.ts';
import { isFirstFree, refuseOneMore } from './places.ts';
import { processRules } from './processes.ts';
import { watch, watchPods } from './watching.ts';

const by = 'ReplicaSet controller';

/**
 * The ReplicaSet controller: it sees ReplicaSets and Pods, late, and writes what `syncReplicaSet` decides about what it has
 * seen.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const replicaSetControllerRules = (
  composer: ControllersComposer,
  { pods, replicaSets, controllers }: ReplicaSetsParts,
  budgets: BudgetParts,
  { kinds }: ReplicaSetsPlan,
) => {
  const numbers = [...new Set(replicaSets.flatMap(({ plan }) => wantedNumbers(plan)))];
  const ofPods = composer.actor(by, () => watchPods(composer, controllers, kinds));
  const ofReplicaSets = composer.actor(by, () =>
    watch(
      composer,
      controllers,
      ({ seen }) => seen,
      (controller) => controller,
      (verb) =>
        Object.fromEntries(
          numbers.map((count) => [
            `replicas ${count}`,
            {
              rule: `${verb} that ${count} replicas are wanted`,
              as: 'Present',
              details: { replicas: count },
              of: ({ replicaSet }: ReplicaSetControllerParts) =>
                wantedNumbers(replicaSet.plan).includes(count),
              when: ({ replicaSet, seen }: ReplicaSetControllerParts) => [
                replicaSet.replicas.is(wants(count)),
                seen.isNot((state) => seenCount(state) === count),
              ],
            },
          ]),
        ),
    ),
  );
  const processes = replicaSets.map((replicaSet) =>
    processRules(
      composer,
      budgets,
      by,
      controllers.filter((controller) => controller.replicaSet === replicaSet),
    ),
  );
  const about = controllers.flatMap((controller) => controller.pods.map((pod) => ({ ...pod, controller })));
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about,
    writes: {
      createsPod: {
        rule: 'creates a Pod',
        is: ({ kind }) => kind === 'createPod',
        when: ({ pod }) => isFirstFree(pod, pods, controllers),
        inApi: ({ pod, controller }) => [pod.object.send({ type: 'CREATE', kind: kindOf(controller) })],
        remembers: ({ own }) => [own.send({ type: 'CREATED' })],
        facts: { action: 'creation of a replica' },
      },
      deletesPod: {
        rule: 'deletes a Pod',
        is: (write, { pod }) => write.kind === 'deletePod' && write.places.includes(pod.id),
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
        remembers: ({ own }) => [own.send({ type: 'DELETED' })],
      },
      adoptsPod: {
        rule: 'adopts a Pod',
        is: (write, { pod }) => write.kind === 'adoptPod' && write.place === pod.id,
        accepted: ({ pod }) => [pod.object.is(isOrphan)],
        inApi: ({ pod, controller }) => [pod.object.send({ type: 'CHANGE', kind: kindOf(controller) })],
        remembers: ({ own }) => [own.send({ type: 'PATCHED' })],
      },
    } satisfies { readonly [key: string]: WriteRule<Subject, ReplicaSetWrite> },
  });
  refuseOneMore(composer, by, pods, controllers);
  return {
    sees: [...ofPods.sees, ...ofReplicaSets.sees],
    lists: [...ofPods.lists, ...ofReplicaSets.lists, ...processes.map(({ hasListed }) => hasListed)],
    endsPass,
    changeable: writes,
  };
  function isOrphan(state: PodState): boolean {
    const kind = kinds.find(({ id }) => id === state.context.kind);
    return kind !== undefined && kind.owner === undefined && isActive(state);
  }
  function kindOf({ replicaSet }: ReplicaSetControllerParts): number {
    return kinds.find(({ owner }) => owner === replicaSet.id)!.id;
  }
};

type Subject = SeenPodParts & { readonly controller: ReplicaSetControllerParts };
