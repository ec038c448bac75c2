import fc from 'fast-check';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Law } from '../../../checker/laws/law.ts';
import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import {
  always,
  any,
  atMost,
  between,
  type Guard,
  not,
  one,
  some,
  together,
} from '../../../checker/system/guard.ts';
import type { RuleBody, RuleHandle } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import { chartOf, eventTypes, isIn, stateNumber } from './chart.ts';
import { ear, fuse, hasHeard } from './ear.ts';
import {
  type GuardSpec,
  type LawSpec,
  type RuleSpec,
  type SystemSpec,
  systemSpec,
  type Who,
} from './systemSpec.ts';

/** A small random system with laws, and the plain data that it was built from. */
export type RandomSystem = {
  readonly system: System;
  readonly laws: readonly Law[];
  readonly spec: SystemSpec;
};

/** on a rule: its place in the spec */
type Facts = { readonly index: number };

type Part = Component<AnyStateMachine>;
type Cell = { readonly left: Part; readonly right: Part };
/** the components of a system by what they are for */
type Cast = {
  readonly singles: readonly Part[];
  readonly peers: readonly Part[];
  readonly cells: readonly (Cell & { id: number; name: string })[];
  readonly ear: Component<typeof ear>;
};
/** what a rule quantifies over, in one instance */
type Bound = { readonly member?: Part; readonly other?: Part; readonly cell?: Cell; readonly id?: number };

const partNumber = ({ part }: { readonly part: AnyMachineSnapshot }): number => stateNumber(part);

const cellNumber = ({ left, right }: Record<'left' | 'right', AnyMachineSnapshot>): number =>
  stateNumber(left) * 4 + stateNumber(right);

/** Builds the system that a spec stands for. Its families (`peers`, `cells`) are interchangeable. */
export const systemOf = (spec: SystemSpec): RandomSystem => {
  const charts = spec.charts.map((chart, index) => chartOf(chart, `chart ${index}`));
  const chart = (index: number): AnyStateMachine => charts[index % charts.length]!;
  const { system, handles } = composeSystem('random', (composer: Composer<Facts>) => {
    const { one: add, many, groups, actor, rule, on, view, urgently, interchangeable } = composer;
    const cast: Cast = {
      singles: spec.singles.map((index, at) => add(`single[${at + 1}]`, chart(index), { self: 0 })),
      peers: many('peer', chart(spec.peers.chart), spec.peers.count),
      cells: groups('cell', spec.cells.count, (_, member) => ({
        left: member('left', chart(spec.cells.left), { anonymous: true }),
        right: member('right', chart(spec.cells.right), { anonymous: true }),
      })),
      ear: add('ear', ear),
    };
    const match = add('fuse', fuse);
    const define = (body: RuleSpec, index: number): RuleHandle => {
      const instance = (bound: Bound): RuleBody => {
        const { when, then } = bodyOf(spec, cast, body, bound);
        const burns = body.urgent ? [match.send({ type: 'BURN' })] : [];
        return { when, then: [...then, ...burns] };
      };
      const name = `rule ${index}`;
      const { peers, cells } = cast;
      const facts: Facts = { index };
      switch (body.over) {
        case 'peers':
          return rule(name, [peers], (member) => instance({ member, id: member.id }), facts);
        case 'pairs':
          return rule(
            name,
            [peers, peers],
            (member, other) => instance({ member, other, id: member.id }),
            facts,
          );
        case 'cells':
          return rule(name, [cells], (cell) => instance({ cell }), facts);
        default:
          return rule(name, [], () => instance({}), facts);
      }
    };
    const rules = spec.rules.map((body, index) =>
      actor(`actor ${index}`, () => define(body, index), { fair: body.fair }),
    );
    on<{ type: 'noise'; from: number }>('noise', ({ from }) => [cast.ear.tell({ type: 'HEAR', from })]);
    for (const part of [...cast.singles, ...cast.peers]) view('part', part, { part }, partNumber);
    for (const cell of cast.cells) view('cell', cell, { left: cell.left, right: cell.right }, cellNumber);
    urgently(rules.filter((_, index) => spec.rules[index]!.urgent));
    if (cast.peers.length > 1) interchangeable(cast.peers);
    if (cast.cells.length > 1) interchangeable(cast.cells);
    return { cast, kinds: { part: true, cell: cast.cells.length > 0 } };
  });
  const laws = spec.laws.flatMap((law, index) => lawOf(law, index, handles.cast, handles.kinds));
  return { system, laws, spec };
};

/** Random small systems, thousands of which can be explored in seconds. */
export const randomSystem: fc.Arbitrary<RandomSystem> = systemSpec.map((spec) => ({
  ...systemOf(spec),
  [fc.toStringMethod]: () => JSON.stringify(spec),
}));

const whoIs = (cast: Cast, { kind, index }: Who, bound: Bound): Part | undefined => {
  if (kind === 'single') return cast.singles[index % cast.singles.length];
  if (kind === 'left' || kind === 'right') return bound.cell?.[kind];
  return bound[kind];
};

const bodyOf = (spec: SystemSpec, cast: Cast, body: RuleSpec, bound: Bound): Required<RuleBody> => {
  const taken = new Set<Part>();
  // only one noise, or forgetting, can reach the ear in a step
  let earIsBusy = body.forgets && !body.urgent;
  const then: RuleBody['then'][number][] = earIsBusy ? [cast.ear.send({ type: 'FORGET' })] : [];
  for (const { who, event, mandatory } of body.then) {
    const part = whoIs(cast, who, bound) ?? cast.singles[0]!;
    const noisy = spec.charts.some(
      (candidate, at) => part.chart.id === `chart ${at}` && candidate.noisy === event,
    );
    if (taken.has(part) || (noisy && earIsBusy)) continue;
    taken.add(part);
    earIsBusy ||= noisy;
    const type = { type: eventTypes[event]! };
    then.push(mandatory ? part.send(type) : part.tell(type));
  }
  return { when: body.when.map((guard) => guardOf(guard, cast, bound)), then };
};

const guardOf = (guard: GuardSpec, cast: Cast, bound: Bound): Guard => {
  switch (guard.kind) {
    case 'is': {
      const part = whoIs(cast, guard.who, bound) ?? cast.singles[0]!;
      return guard.wanted ? part.is(isIn(guard.states)) : part.isNot(isIn(guard.states));
    }
    case 'heard':
      return guard.wanted ? cast.ear.is(hasHeard(bound.id ?? 0)) : cast.ear.isNot(hasHeard(bound.id ?? 0));
    case 'count':
      return between(
        Math.min(guard.least, guard.most),
        Math.max(guard.least, guard.most),
        [...cast.singles, ...cast.peers].map((part) => one(part, isIn(guard.states))),
      );
    case 'cells':
      return atMost(
        guard.most,
        cast.cells.flatMap(({ left, right }) => [
          some(left, (state) => (isIn(guard.states)(state) ? guard.weight : 0)),
          one(right, isIn(guard.states)),
        ]),
      );
    case 'together': {
      if (!bound.cell) return always;
      const either = together({ left: bound.cell.left, right: bound.cell.right }, ({ left, right }) =>
        isIn(guard.left)(left) ? stateNumber(left) >= stateNumber(right) : isIn(guard.right)(right),
      );
      return guard.wanted ? either : not(either);
    }
    case 'any':
      return any(...guard.guards.map((part) => guardOf(part, cast, bound)));
  }
};

const lawOf = (
  law: LawSpec,
  index: number,
  cast: Cast,
  kinds: Readonly<Record<'part' | 'cell', boolean>>,
): Law[] => {
  const id = `law ${index}`;
  const has = (set: number, value: number): boolean => ((set >> (value % 4)) & 1) === 1;
  switch (law.kind) {
    case 'state':
      return kinds[law.of]
        ? [{ kind: 'state', id, of: law.of, holds: (value: number) => has(law.states, value) }]
        : [];
    case 'step':
      return kinds[law.of]
        ? [
            {
              kind: 'step',
              id,
              of: law.of,
              holds: (before: number, after: number) => !has(law.from, before) || has(law.to, after),
              witness: (before: number) => has(law.from, before),
            },
          ]
        : [];
    case 'joint':
      return [
        {
          kind: 'joint',
          id,
          sees: [{ of: 'part', what: (value: number) => has(law.states, value) }],
          ...(law.when ? { when: ({ facts }) => (facts as Facts).index < 2 } : {}),
          holds: ([parts]) => parts!.filter(Boolean).length <= law.most,
        },
      ];
    case 'invariant':
      return [{ kind: 'invariant', id, holds: guardOf(law.guard, cast, {}) }];
    case 'eventually':
      return [{ kind: 'eventually', id, always: law.always, goal: guardOf(law.goal, cast, {}) }];
    case 'always eventually':
      return [{ kind: 'always eventually', id, goal: guardOf(law.goal, cast, {}) }];
    case 'leads to':
      return [
        {
          kind: 'leads to',
          id,
          trigger: guardOf(law.trigger, cast, {}),
          goal: guardOf(law.goal, cast, {}),
        },
      ];
  }
};
