import type { AnyStateMachine } from 'xstate';
import { Refusal } from '../refusal.ts';
import { type AnyComponent, Component } from './component.ts';
import type { AddMember, Composer } from './composer.ts';
import { derived } from './derived.ts';
import {
  type Fairness,
  instanceName,
  type Rule,
  type RuleBody,
  type RuleChange,
  type RuleHandle,
} from './rule.ts';
import { type RuleInstance, ruleOf } from './ruleInstance.ts';
import type { Condition, Identified, Reaction, System } from './system.ts';
import type { View } from './view.ts';

/** Composes a system; what `define` returns (families, laws) comes back beside it. */
export const composeSystem = <T, F extends object = never, A extends string = string>(
  name: string,
  define: (composer: Composer<F, A>) => T,
): { readonly system: System; readonly handles: T } => {
  const components: AnyComponent[] = [];
  const instances: RuleInstance[] = [];
  const changes = new Map<RuleHandle, RuleChange<Identified[]>>();
  const reactions = new Map<string, Reaction>();
  const views: View[] = [];
  const viewKinds = new Set<string>();
  const conditions: Condition[] = [];
  const interchangeable: (readonly Identified[])[] = [];
  let acting: { actor: string; fair: Fairness } = { actor: name, fair: true };
  let urgent: readonly RuleHandle[] = [];
  let isOne = false;

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
      const said = body();
      acting = outer;
      return said;
    },
    rule: (rule, over, body, facts = {} as F) => {
      const handle = { name: rule, body };
      const bodyOf = body as unknown as (...members: Identified[]) => RuleBody;
      const factsOf = typeof facts === 'function' ? (facts as (...members: Identified[]) => F) : () => facts;
      for (const members of combinations(over)) {
        instances.push({
          handle,
          members,
          body: bodyOf(...members),
          facts: factsOf(...members),
          ...acting,
        });
      }
      return handle;
    },
    replace: (rule, change) => changes.set(rule, change as unknown as RuleChange<Identified[]>),
    on: (type, reaction) => reactions.set(type, reaction as Reaction),
    viewKind: (kind) => viewKinds.add(kind),
    condition: (kind, { name: subject }, holds) => conditions.push({ kind, name: subject, holds }),
    view: (kind, { name: subject, id }, parts, project) => {
      // several laws ask for it in one state
      const value = derived(parts, project);
      views.push({
        kind,
        name: subject,
        id,
        components: value.components,
        project: (...snapshots) => value.of(snapshots),
        by: project,
        layout: JSON.stringify(parts, (_, part) => (part instanceof Component ? 0 : part)),
      });
    },
    urgently: (rules) => {
      urgent = rules;
    },
    interchangeable: (family) => interchangeable.push(family),
    asOne: () => {
      isOne = true;
    },
  });

  refuseTwice(
    'component',
    components.map((component) => component.name),
  );
  const rules = instances.map((instance): Rule => {
    const rank = urgent.indexOf(instance.handle);
    return ruleOf(instance, changes.get(instance.handle), rank < 0 ? undefined : rank);
  });
  refuseTwice('rule', rules.map(instanceName));
  refuseTwice(
    'view',
    views.map((view) => `${view.kind} ${view.name}`),
  );
  return {
    system: {
      name,
      components,
      rules,
      reactions,
      views,
      viewKinds: new Set([...viewKinds, ...[...views, ...conditions].map(({ kind }) => kind)]),
      conditions,
      interchangeable,
      asOne: isOne,
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
