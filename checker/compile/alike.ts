import type { Law } from '../laws/law.ts';
import type { Rule } from '../system/rule.ts';
import type { View } from '../system/view.ts';
import type { FlatRule } from './flatRule.ts';
import type { Unit } from './unit.ts';

/** A unit and what can be seen of it. */
export type SeenUnit = { readonly unit: Unit; readonly views: readonly View[] };

/**
 * Whether state and step laws say the same of two units: they do the same, the views that these laws are about are made of the
 * same places by the same functions, and step laws are told the same of their rules.
 */
export const looksLike = (
  one: SeenUnit,
  other: SeenUnit,
  laws: readonly Law[],
  flats: readonly FlatRule[],
): boolean =>
  one.unit.edges === other.unit.edges &&
  one.views.length === other.views.length &&
  one.views.every((view, at) => isSameView(one.unit, view, other.unit, other.views[at]!, laws)) &&
  one.unit.rules.every((flat, at) => {
    const { rule, next } = flats[flat]!;
    return next.size === 0 || isSameStep(rule, flats[other.unit.rules[at]!]!.rule);
  });

/** Step laws are told who acted, not about whom. */
export const isSameStep = (one: Rule, other: Rule): boolean =>
  one.name === other.name && one.actor === other.actor && one.facts === other.facts;

const isSameView = (unit: Unit, one: View, otherUnit: Unit, other: View, laws: readonly Law[]): boolean =>
  one.kind === other.kind &&
  (!laws.some((law) => (law.kind === 'state' || law.kind === 'step') && law.of === one.kind) ||
    (one.by === other.by &&
      one.layout === other.layout &&
      one.components.every(
        ({ index }, at) =>
          unit.components.indexOf(index) === otherUnit.components.indexOf(other.components[at]!.index),
      )));
