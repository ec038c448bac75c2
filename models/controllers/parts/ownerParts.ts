import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { collectorGraph } from '../charts/collectorGraph.ts';
import { controllerProcess } from '../charts/controllerProcess.ts';
import { dependent, laterDependent } from '../charts/dependent.ts';
import { owner } from '../charts/owner.ts';
import type { DependentPlan, OwnerPlan } from '../plan/ownerPlan.ts';

/** A Pod that names the owner. */
export type DependentParts = Identified & {
  readonly plan: DependentPlan;
  readonly object: Component<typeof dependent> | Component<typeof laterDependent>;
};

/** The garbage collector, in one process. */
export type CollectorParts = Identified & {
  readonly process: Component<typeof controllerProcess>;
  readonly graph: Component<typeof collectorGraph>;
};

export type OwnerParts = {
  readonly owner: Component<typeof owner>;
  readonly dependents: readonly DependentParts[];
  /** those that are still to be created */
  readonly later: readonly (Identified & { readonly object: Component<typeof laterDependent> })[];
  readonly collector: CollectorParts;
};

export const ownerParts = (composer: Composer, plan: OwnerPlan): OwnerParts => {
  const later: (Identified & { readonly object: Component<typeof laterDependent> })[] = [];
  const dependents = plan.dependents.map((each): DependentParts => {
    const { id, name } = each;
    if (each.there) return { id, name, plan: each, object: composer.one(name, dependent) };
    const object = composer.one(name, laterDependent);
    later.push({ id, name, object });
    return { id, name, plan: each, object };
  });
  const [collector] = composer.groups('garbage collector', 1, (_, add) => ({
    process: add('process', controllerProcess),
    graph: add('graph', collectorGraph),
  }));
  return { owner: composer.one('owner', owner), dependents, later, collector: collector! };
};
