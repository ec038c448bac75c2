import type { CountedBudget } from '../charts/budgetStatus.ts';
import { isCurrent } from '../charts/cachedBudget.ts';
import { isListing, isWorking } from '../charts/controllerProcess.ts';
import { guardedAs, guardedPhaseOf, guardedPhases } from '../charts/seenGuardedPod.ts';
import { everyCountedBudget } from '../decisions/budgetDecisions.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { DisruptionControllerParts, DrainParts, SeenGuardedPodParts } from '../parts/drainParts.ts';
import type { DrainPlan } from '../plan/drainPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule } from './passes.ts';
import { processRules } from './processes.ts';
import { watch } from './watching.ts';

const by = 'disruption controller';

/**
 * The disruption controller: it sees Pods and the budget, late, and writes the status that `syncDisruptionBudget` decides about
 * what it has seen. A budget that has changed since cannot be written: the API server answers with a conflict.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 */
export const disruptionControllerRules = (
  composer: ControllersComposer,
  { controllers, status, pods }: DrainParts,
  budgets: BudgetParts,
  plan: DrainPlan,
) => {
  const { actor, rule } = composer;
  const views = controllers.flatMap((controller) =>
    controller.pods.map((pod): View => ({ ...pod, controller })),
  );
  const ofPods = actor(by, () =>
    watch(
      composer,
      views,
      ({ seen }) => seen,
      ({ controller }) => controller,
      (verb) => ({
        gone: {
          rule: `${verb} that the Pod is gone`,
          as: 'Unseen',
          when: ({ pod, seen }: View) => [
            pod.object.is((state) => guardedAs(state) === undefined),
            seen.isNot((state) => guardedPhaseOf(state) === undefined),
          ],
        },
        ...Object.fromEntries(
          guardedPhases.map((phase) => [
            phase,
            {
              rule: `${verb} the Pod ${phase}`,
              as: phase,
              when: ({ pod, seen }: View) => [
                pod.object.is((state) => guardedAs(state) === phase),
                seen.isNot((state) => guardedPhaseOf(state) === phase),
              ],
            },
          ]),
        ),
      }),
    ),
  );
  const { seesBudget, listsBudget } = actor(by, () => ({
    seesBudget: rule('sees the budget', [controllers], ({ process, cached }) => ({
      when: [process.is(isWorking)],
      then: [cached.send({ type: 'DELIVER' })],
    })),
    listsBudget: rule('lists the budget', [controllers], ({ process, cached }) => ({
      when: [process.is(isListing)],
      then: [cached.send({ type: 'DELIVER' })],
    })),
  }));
  const { hasListed } = processRules(composer, budgets, by, controllers);
  const every = everyCountedBudget(plan, pods.length);
  const about = controllers
    .flatMap((controller) => every.map((counted) => ({ controller, counted })))
    .map((subject, at): Subject => ({ ...subject, id: at + 1, name: nameOf(subject) }));
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about,
    writes: {
      countsBudget: {
        rule: 'writes what it counts',
        is: (write, { counted }) => JSON.stringify(write) === JSON.stringify(counted),
        accepted: ({ controller }) => [controller.cached.is(isCurrent)],
        inApi: ({ counted }) => [
          status.send({ type: 'COUNT', ...counted }),
          ...controllers.map(({ cached }) => cached.tell({ type: 'CHANGE' })),
        ],
        facts: ({ counted, controller }) => ({
          action: 'count of a budget',
          counted: { controller: controller.id, ...counted },
        }),
      },
    } satisfies { readonly [key: string]: WriteRule<Subject, CountedBudget> },
  });
  return {
    sees: [...ofPods.sees, seesBudget],
    lists: [...ofPods.lists, listsBudget, hasListed],
    endsPass,
    changeable: writes,
  };
};

const nameOf = ({ controller, counted }: Omit<Subject, 'id' | 'name'>): string => {
  const { healthy, expected, disrupted } = counted;
  const awaited = disrupted.length > 0 ? `, awaiting the end of ${disrupted.join(', ')}` : '';
  return `${controller.name}: ${healthy} healthy Pods of ${expected}${awaited}`;
};

type View = SeenGuardedPodParts & { readonly controller: DisruptionControllerParts };

/** A status that a controller may write. */
type Subject = {
  readonly id: number;
  readonly name: string;
  readonly controller: DisruptionControllerParts;
  readonly counted: CountedBudget;
};
