import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { budget } from '../../environment/budget.ts';
import type { WorkloadParts } from './workloadParts.ts';

/** A workload whose Pods each have a place of their own, and the Pods that it may still create. */
export type PlacedParts = WorkloadParts & { readonly left: Component<typeof budget> };

export const placedParts = ({ one }: Composer, workload: WorkloadParts): PlacedParts => ({
  ...workload,
  left: one(`Pods that ${workload.name} may still create`, budget, { limit: workload.plan.uids }),
});
