/** The policy API group, v1. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as policy from 'kubernetes-types/policy/v1.js';
import type {} from './extension.ts';

export type PodDisruptionBudget = policy.PodDisruptionBudget;
