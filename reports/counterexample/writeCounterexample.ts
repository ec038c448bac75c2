import { NumberText } from '../../spec/api/decode/numberText.ts';
import type { Counterexample } from './counterexample.ts';

/** A counterexample as text; `readCounterexample` reads it. */
export const counterexampleText = (counterexample: Counterexample): string =>
  `${JSON.stringify(counterexample, (_, value) => (value instanceof NumberText ? Number(value.text) : value), 1)}\n`;
