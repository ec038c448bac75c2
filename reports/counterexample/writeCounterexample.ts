import { jsonText } from '../../spec/api/jsonText.ts';
import type { Counterexample } from './counterexample.ts';

/** A counterexample as text, one field a line; `readCounterexample` reads it. */
export const counterexampleText = (counterexample: Counterexample): string => {
  const fields = Object.entries(counterexample).map(([name, value]) => {
    const text = Array.isArray(value) ? list(value) : jsonText(value);
    return ` ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
};

const list = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `  ${jsonText(item)}`).join(',\n')}\n ]`;
