import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { budget } from '../../environment/budget.ts';
import type { Budgets } from '../plan/controllersPlan.ts';

export type BudgetParts = { readonly [K in keyof Budgets]: Component<typeof budget> };

export const budgetParts = ({ one }: Composer, budgets: Budgets): BudgetParts =>
  Object.fromEntries(
    Object.entries(budgets).map(([name, limit]) => [name, one(`budget of ${name}`, budget, { limit })]),
  ) as BudgetParts;
