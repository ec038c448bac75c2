import type { Derived } from '../../../checker/system/derived.ts';
import type { Effect } from '../../../checker/system/effect.ts';
import { all, type Guard, not } from '../../../checker/system/guard.ts';
import type { RuleHandle } from '../../../checker/system/rule.ts';
import type { Identified } from '../../../checker/system/system.ts';
import type { Actor, RuleFacts } from '../../ruleFacts.ts';
import { isWorking } from '../charts/controllerProcess.ts';
import { isIdle } from '../charts/pass.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { ControllerParts, Remembered } from '../parts/controllerParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/** A controller that knows what it would write next. */
export type Deciding<W> = ControllerParts<Remembered> & {
  /** the next write of the pass at hand, or the first of one that it would begin; undefined: none */
  readonly next: Derived<W | undefined>;
};

/** A write about something that a controller sees. */
export type WriteRule<S, W> = {
  /** the name of the rule */
  readonly rule: string;
  /** whether this is the write */
  readonly is: (write: W, about: S) => boolean;
  readonly when?: (about: S) => readonly Guard[];
  /** what it must be in the API for the API server to take the write; absent: it takes it whatever is there */
  readonly accepted?: (about: S) => readonly Guard[];
  /** what it does in the API */
  readonly inApi: (about: S) => readonly Effect[];
  /** what the controller remembers once the API server has confirmed it */
  readonly remembers?: (about: S) => readonly Effect[];
  readonly facts?: RuleFacts | ((about: S) => RuleFacts);
};

/**
 * The writes of controllers, one step each: a write happens and is confirmed; or it happens while its reply is lost; or it
 * is refused. The last two end the pass, as errors do. What comes next was decided when the pass began.
 */
export const passRules = <
  W,
  S extends Identified & { readonly controller: Deciding<W> },
  R extends Writes<S, W>,
>(
  composer: ControllersComposer,
  budgets: BudgetParts,
  { by, controllers, about, writes }: Passes<W, S, R>,
): { readonly endsPass: RuleHandle; readonly writes: HandlesOf<S, R> } => {
  const made = writeRules<W, S, R>(composer, budgets, { by, about, writes });
  const endsPass = composer.actor(by, () =>
    composer.rule('ends its pass', [controllers], ({ pass, next }) => ({
      when: [pass.isNot(isIdle), next.is((write) => write === undefined)],
      then: [pass.send({ type: 'END' })],
    })),
  );
  return { endsPass, writes: made };
};

/** The writes of controllers about things of one sort, where they write about several in one pass. */
export const writeRules = <
  W,
  S extends Identified & { readonly controller: Deciding<W> },
  R extends Writes<S, W>,
>(
  { actor, rule }: ControllersComposer,
  budgets: BudgetParts,
  { by, about, writes }: Omit<Passes<W, S, R>, 'controllers'>,
): HandlesOf<S, R> => {
  const isNext = ({ is, when = () => [] }: WriteRule<S, W>, subject: S): Guard[] => [
    subject.controller.process.is(isWorking),
    subject.controller.next.is((write) => write !== undefined && is(write, subject)),
    ...when(subject),
  ];
  const isTaken = (write: WriteRule<S, W>, subject: S): Guard[] => [
    ...isNext(write, subject),
    ...(write.accepted?.(subject) ?? []),
  ];
  const made = Object.entries<WriteRule<S, W>>(writes).map(([key, write]) => {
    const { rule: name, inApi, remembers = () => [], facts = {} } = write;
    const confirmed = actor(by, () =>
      rule(
        name,
        [about],
        (subject) => ({
          when: isTaken(write, subject),
          then: [...inApi(subject), ...remembers(subject), subject.controller.pass.send({ type: 'WROTE' })],
        }),
        facts,
      ),
    );
    const { accepted } = write;
    if (accepted) {
      actor(by, () => {
        rule(`finds refused, what it saw being old: ${name}`, [about], (subject) => ({
          when: [...isNext(write, subject), not(all(...accepted(subject)))],
          then: [subject.controller.pass.send({ type: 'END' })],
        }));
      });
    }
    actor(
      'environment',
      () => {
        rule(
          `loses the reply to: ${name}`,
          [about],
          (subject) => ({
            when: isTaken(write, subject),
            then: [
              budgets.lostReplies.send({ type: 'SPEND' }),
              ...inApi(subject),
              subject.controller.pass.send({ type: 'END' }),
            ],
          }),
          facts,
        );
        rule(`refuses: ${name}`, [about], (subject) => ({
          when: isNext(write, subject),
          then: [budgets.conflicts.send({ type: 'SPEND' }), subject.controller.pass.send({ type: 'END' })],
        }));
      },
      { fair: false },
    );
    return [key, confirmed] as const;
  });
  return Object.fromEntries(made) as never;
};

type Writes<S, W> = { readonly [key: string]: WriteRule<S, W> };

type HandlesOf<S extends Identified, R> = { readonly [K in keyof R]: RuleHandle<[S]> };

type Passes<W, S, R> = {
  readonly by: Actor;
  readonly controllers: readonly Deciding<W>[];
  /** what writes are about */
  readonly about: readonly S[];
  readonly writes: R;
};
