import { any } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import type { Actor } from '../../ruleFacts.ts';
import { isWorking } from '../charts/controllerProcess.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { ControllerParts, Remembered } from '../parts/controllerParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * What befalls the processes of controllers: one becomes the leader; it may crash at any step, and its successor lists
 * everything anew, or is given an old list; another one may become the leader while this one goes on; expectations may
 * be given up. The first process of `controllers` leads first.
 */
export const processRules = (
  { actor, rule }: ControllersComposer,
  budgets: BudgetParts,
  by: Actor,
  controllers: readonly ControllerParts<Remembered>[],
): { readonly hasListed: RuleHandle } => {
  const [first, ...others] = controllers;
  const forgets = ({ pass, pods, memory = [] }: ControllerParts<Remembered>) => [
    pass.send({ type: 'END' }),
    ...[...ownWrites(pods), ...memory].map((each) => each.send({ type: 'FORGET' })),
  ];
  const hasListed = actor(by, () => {
    rule('becomes the leader', [first ? [first] : []], ({ process }) => ({
      then: [process.send({ type: 'LEAD' })],
    }));
    rule('notices that another one is the leader', [controllers], (controller) => ({
      when: [
        any(
          ...controllers.filter(({ id }) => id > controller.id).map(({ process }) => process.is(isWorking)),
        ),
      ],
      then: [
        controller.process.send({ type: 'STEP_DOWN' }),
        ...forgets(controller),
        ...controller.pods.map(({ seen }) => seen.send({ type: 'FORGET' })),
      ],
    }));
    return rule('has listed everything', [controllers], ({ process }) => ({
      then: [process.send({ type: 'LISTED' })],
    }));
  });
  actor(
    'environment',
    () => {
      rule(
        'restarts the controller',
        [controllers],
        (controller) => ({
          then: [
            budgets.controllerRestarts.send({ type: 'SPEND' }),
            controller.process.send({ type: 'RESTART' }),
            ...forgets(controller),
          ],
        }),
        { action: 'restart of a controller' },
      );
      rule(
        'restarts the controller, which is given an old list',
        [controllers],
        (controller) => ({
          when: [controller.process.is(isWorking)],
          then: [budgets.staleLists.send({ type: 'SPEND' }), ...forgets(controller)],
        }),
        { action: 'stale list' },
      );
      rule(
        'makes another process the leader while one still acts',
        [others],
        ({ process }) => ({
          when: [first!.process.is(isWorking)],
          then: [budgets.leaders.send({ type: 'SPEND' }), process.send({ type: 'LEAD' })],
        }),
        { action: 'another leader' },
      );
      rule(
        'lets expectations expire',
        [controllers.filter(({ pods }) => ownWrites(pods).length > 0)],
        ({ process, pods }) => ({
          when: [process.is(isWorking)],
          then: [
            budgets.expiries.send({ type: 'SPEND' }),
            ...ownWrites(pods).map((own) => own.tell({ type: 'EXPIRE' })),
          ],
        }),
        { action: 'expired expectations' },
      );
    },
    { fair: false },
  );
  return { hasListed };
};

const ownWrites = (pods: readonly Remembered[]): readonly NonNullable<Remembered['own']>[] =>
  pods.flatMap(({ own }) => own ?? []);
