import type { AnyMachineSnapshot } from 'xstate';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { byText } from '../../spec/api/byText.ts';

/**
 * A way to look at a state of the system that leaves most of it out: what one region of one chart says, over all
 * components of that chart, without telling them apart. `Running ×2, Pending`.
 */
export type Aspect = {
  /** `pod phase` */
  readonly name: string;
  /** of a state, given by the local states of its units */
  readonly of: (locals: readonly number[]) => string;
};

/** Every aspect of a system that changes at all. */
export const aspectsOf = (compiled: Compiled): Aspect[] => {
  const families = new Map<string, { component: number; unit: number; position: number; size: number }[]>();
  compiled.units.forEach(({ components }, unit) => {
    components.forEach((component, position) => {
      const { id } = compiled.system.components[component]!.chart;
      const place = { component, unit, position, size: components.length };
      families.set(id, [...(families.get(id) ?? []), place]);
    });
  });
  return [...families].flatMap(([chart, places]) => {
    const regions = regionsOf(compiled.tables[places[0]!.component]!.snapshots[0]!);
    return regions.map((region): Aspect => {
      const texts: string[] = [];
      const parts = places.map(({ component, unit, position, size }) => {
        const ofState = compiled.tables[component]!.snapshots.map((snapshot) =>
          numberIn(texts, regionText(snapshot, region)),
        );
        const { members, size: locals } = compiled.units[unit]!;
        const ofLocal = Int32Array.from(
          { length: locals },
          (_, local) => ofState[members[local * size + position]!]!,
        );
        return { unit, ofLocal };
      });
      return { name: region ? `${chart}: ${region}` : chart, of: onceForEach(parts, texts) };
    });
  });
};

const numberIn = (texts: string[], text: string): number => {
  const number = texts.indexOf(text);
  return number < 0 ? texts.push(text) - 1 : number;
};

/** Few of all states look different: what each combination of texts comes to is written once. */
const onceForEach = (
  parts: readonly { readonly unit: number; readonly ofLocal: Int32Array }[],
  texts: readonly string[],
): Aspect['of'] => {
  const written = (locals: readonly number[]): string =>
    multiset(parts.map(({ unit, ofLocal }) => texts[ofLocal[locals[unit]!]!]!));
  const base = parts.length + 1;
  // how often each text occurs, as the digits of one number
  if (base ** texts.length > Number.MAX_SAFE_INTEGER) return written;
  const weights = texts.map((_, number) => base ** number);
  const known = new Map<number, string>();
  return (locals) => {
    let key = 0;
    for (const { unit, ofLocal } of parts) key += weights[ofLocal[locals[unit]!]!]!;
    const text = known.get(key) ?? written(locals);
    known.set(key, text);
    return text;
  };
};

const regionsOf = ({ value }: AnyMachineSnapshot): string[] =>
  typeof value === 'string' ? [''] : Object.keys(value as object);

const regionText = ({ value, context }: AnyMachineSnapshot, region: string): string => {
  if (region) return flat((value as { readonly [region: string]: unknown })[region]);
  if (typeof value === 'string') return value;
  return Object.entries(context as object)
    .filter(([, field]) => typeof field === 'number')
    .map(([name, field]) => `${name} ${field}`)
    .join(', ');
};

const flat = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value as object)
        .map(([name, inner]) => `${name}.${flat(inner)}`)
        .join(' ');

const multiset = (texts: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => byText(a, b))
    .map(([text, count]) => (count === 1 ? text : `${text} ×${count}`))
    .join(', ');
};
