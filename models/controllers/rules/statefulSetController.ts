import type { Identified } from '../../../checker/system/system.ts';
import { isAbsent } from '../charts/pod.ts';
import { isAtRevision, seenNumber } from '../charts/revision.ts';
import type { StatefulSetWrite } from '../decisions/statefulSetWrites.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { SeenPodParts } from '../parts/controllerParts.ts';
import type { StatefulSetControllerParts, StatefulSetParts } from '../parts/statefulSetParts.ts';
import { revisions } from '../plan/statefulSetPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule } from './passes.ts';
import { processRules } from './processes.ts';
import { watch, watchPods } from './watching.ts';

const by = 'StatefulSet controller';

/**
 * The StatefulSet controller: it sees the template and the Pods, late, and writes what `syncStatefulSet` decides about what it
 * has seen. A Pod whose name is taken cannot be created: who creates two of one ordinal is refused.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const statefulSetControllerRules = (
  composer: ControllersComposer,
  { template, controllers }: StatefulSetParts,
  budgets: BudgetParts,
) => {
  const ofPods = composer.actor(by, () => watchPods(composer, controllers, revisions));
  const ofTemplate = composer.actor(by, () =>
    watch(
      composer,
      controllers,
      ({ seen }) => seen,
      (controller) => controller,
      (verb) =>
        Object.fromEntries(
          revisions.map(({ id, name }) => [
            name,
            {
              rule: `${verb} that the template is of ${name}`,
              as: 'Present',
              details: { revision: id },
              when: ({ seen }: StatefulSetControllerParts) => [
                template.is(isAtRevision(id)),
                seen.isNot((state) => seenNumber(state) === id),
              ],
            },
          ]),
        ),
    ),
  );
  const { hasListed } = processRules(composer, budgets, by, controllers);
  const about = controllers.flatMap((controller) => controller.pods.map((pod) => ({ ...pod, controller })));
  const creates = (revision: Identified): WriteRule<Subject, StatefulSetWrite> => ({
    rule: `creates the Pod of an ordinal, of ${revision.name}`,
    is: (write, { pod }) =>
      write.kind === 'createPod' && write.ordinal === pod.id - 1 && write.revision === revision.id,
    accepted: ({ pod }) => [pod.object.is(isAbsent)],
    inApi: ({ pod }) => [pod.object.send({ type: 'CREATE', kind: revision.id })],
    remembers: ({ own }) => [own.send({ type: 'CREATED' })],
    facts: { action: 'creation of an ordinal' },
  });
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about,
    writes: {
      createsCurrent: creates(revisions[0]),
      createsUpdated: creates(revisions[1]),
      deletesOrdinal: {
        rule: 'deletes the Pod of an ordinal',
        is: (write, { pod }) => write.kind === 'deletePod' && write.ordinal === pod.id - 1,
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
      },
    } satisfies { readonly [key: string]: WriteRule<Subject, StatefulSetWrite> },
  });
  return {
    sees: [...ofPods.sees, ...ofTemplate.sees],
    lists: [...ofPods.lists, ...ofTemplate.lists, hasListed],
    endsPass,
    changeable: writes,
  };
};

/** An ordinal as a controller sees it. */
type Subject = SeenPodParts & { readonly controller: StatefulSetControllerParts };
