import { alternatives } from '../../checker/compile/alternatives.ts';
import { Refusal } from '../../checker/refusal.ts';
import type { Guard } from '../../checker/system/guard.ts';

/** A guard that becomes few enough conditions for tables. */
export const isSimple = (guard: Guard): boolean => {
  try {
    return alternatives(guard, '').length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};
