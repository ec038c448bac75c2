import { eventLies } from './events.ts';
import { fieldLies } from './fields.ts';
import type { Lie } from './lie.ts';

/** Every way to lie that the suite knows. */
export const lies: readonly Lie[] = [...fieldLies, ...eventLies];
