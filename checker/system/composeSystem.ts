import type { AnyStateMachine } from 'xstate';
import { Refusal } from '../refusal.ts';
import { type AnyComponent, Component } from './component.ts';
import type { Effect, Emission } from './effect.ts';
import { all } from './guard.ts';
import { type Parts, rowOf, type SnapshotsOf } from './parts.ts';
import { type Fairness, instanceName, type Rule, type RuleBody } from './rule.ts';
import type { Identified, Reaction, System } from './system.ts';
import type { View } from './view.ts';

type AddMember = <M extends AnyStateMachine>(part: string, chart: M, input?: object) => Component<M>;

/** The words in which a system is composed. */
export type Composer = {
  /** one component */
  readonly one: <M extends AnyStateMachine>(name: string, chart: M, input?: object) => Component<M>;
  /** a family: `count` components of one chart, with ids from 1; each chart is given `self` as input */
  readonly many: <M extends AnyStateMachine>(
    name: string,
    chart: M,
    count: number,
    input?: object,
  ) => Component<M>[];
  /**
   * A family of groups: the components of a group are packed, viewed and reduced together, and guards may
   * read several of them at once (`together`).
   */
  readonly groups: <T extends object>(
    name: string,
    count: number,
    members: (id: number, add: AddMember) => T,
  ) => (T & Identified)[];
  /**
   * The rules of one actor: `fair: false` for an environment that need not ever act, `'strong'` for an actor
   * that acts in the end even if it is interrupted again and again.
   */
  readonly actor: (name: string, rules: () => void, options?: { readonly fair?: Fairness }) => void;
  /** one guarded command for every combination of the members of the families */
  readonly rule: <const F extends readonly (readonly Identified[])[]>(
    name: string,
    over: F,
    body: (...members: { -readonly [K in keyof F]: F[K][number] }) => RuleBody,
  ) => void;
  /** what a chart emits reaches the others within the same step */
  readonly on: <E extends Emission>(type: E['type'], reaction: (emission: E) => readonly Effect[]) => void;
  /** what laws of this kind are written over */
  readonly view: <const P extends Parts, V>(
    kind: string,
    subject: Identified,
    parts: P,
    project: (snapshots: SnapshotsOf<P>) => V,
  ) => void;
  /** declares a kind of view of which there may be none */
  readonly viewKind: (kind: string) => void;
  /** rules of these names happen within the step that enables them, in this order, and are never stored */
  readonly urgently: (names: readonly string[]) => void;
  readonly interchangeable: (family: readonly Identified[]) => void;
};

/** Composes a system; what `define` returns (families, laws) comes back beside it. */
export const composeSystem = <T>(
  name: string,
  define: (composer: Composer) => T,
): { readonly system: System; readonly handles: T } => {
  const components: AnyComponent[] = [];
  const rules: Rule[] = [];
  const reactions = new Map<string, Reaction>();
  const views: View[] = [];
  const viewKinds = new Set<string>();
  const interchangeable: (readonly Identified[])[] = [];
  let acting: { actor: string; fair: Fairness } = { actor: name, fair: true };
  let urgentNames: readonly string[] = [];

  const add = <M extends AnyStateMachine>(
    fields: Omit<ConstructorParameters<typeof Component<M>>[0], 'index'>,
  ): Component<M> => {
    const component = new Component({ ...fields, index: components.length });
    components.push(component);
    return component;
  };

  const handles = define({
    one: (part, chart, input = {}) => add({ name: part, id: 1, chart, input }),
    many: (family, chart, count, input = {}) =>
      ids(count).map((id) => add({ name: `${family}[${id}]`, id, chart, input: { ...input, self: id } })),
    groups: (family, count, members) =>
      ids(count).map((id) => {
        const group = `${family}[${id}]`;
        const addMember: AddMember = (part, chart, input = {}) =>
          add({ name: `${group}.${part}`, id, chart, input: { ...input, self: id }, group });
        return { ...members(id, addMember), id, name: group };
      }),
    actor: (actor, body, { fair = true } = {}) => {
      const outer = acting;
      acting = { actor, fair };
      body();
      acting = outer;
    },
    rule: (rule, over, body) => {
      for (const members of combinations(over)) {
        const { when = [], then } = (body as (...members: Identified[]) => RuleBody)(...members);
        rules.push({
          name: rule,
          args: members.map((member) => member.id),
          about: members.map((member) => member.name),
          ...acting,
          urgent: undefined,
          when: all(...when),
          then,
        });
      }
    },
    on: (type, reaction) => reactions.set(type, reaction as Reaction),
    viewKind: (kind) => viewKinds.add(kind),
    view: (kind, { name: subject, id }, parts, project) => {
      const { components: seen, named } = rowOf(parts);
      views.push({
        kind,
        name: subject,
        id,
        components: seen,
        project: (...snapshots) => project(named(snapshots)),
      });
    },
    urgently: (names) => {
      urgentNames = names;
    },
    interchangeable: (family) => interchangeable.push(family),
  });

  refuseTwice(
    'component',
    components.map((component) => component.name),
  );
  refuseTwice('rule', rules.map(instanceName));
  refuseTwice(
    'view',
    views.map((view) => `${view.kind} ${view.name}`),
  );
  const ranked = rules.map((rule) => {
    const rank = urgentNames.indexOf(rule.name);
    return rank < 0 ? rule : { ...rule, urgent: rank };
  });
  return {
    system: {
      name,
      components,
      rules: ranked,
      reactions,
      views,
      viewKinds: new Set([...viewKinds, ...views.map(({ kind }) => kind)]),
      interchangeable,
    },
    handles,
  };
};

const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const combinations = (families: readonly (readonly Identified[])[]): Identified[][] =>
  families.reduce<Identified[][]>(
    (sofar, family) => sofar.flatMap((members) => family.map((member) => [...members, member])),
    [[]],
  );

const refuseTwice = (what: string, names: readonly string[]): void => {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new Refusal('CK201', `${what} ${name}`, 'this name is used twice');
    seen.add(name);
  }
};
