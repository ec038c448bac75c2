import type { AnyMachineSnapshot } from 'xstate';

/** What is read of a component: plain data. */
export type Sight<S extends AnyMachineSnapshot = AnyMachineSnapshot> = (snapshot: S) => unknown;

const byText = new WeakMap<Sight<never>, Map<string, number>>();
const bySnapshot = new WeakMap<Sight<never>, WeakMap<AnyMachineSnapshot, number>>();

/** Snapshots of which the same is seen have one number; a snapshot never changes, and is looked at once. */
export const sightNumber = <S extends AnyMachineSnapshot>(sight: Sight<S>, snapshot: S): number => {
  const known = bySnapshot.get(sight) ?? new WeakMap<AnyMachineSnapshot, number>();
  bySnapshot.set(sight, known);
  let number = known.get(snapshot);
  if (number === undefined) {
    const numbers = byText.get(sight) ?? new Map<string, number>();
    byText.set(sight, numbers);
    const text = JSON.stringify(sight(snapshot)) ?? 'undefined';
    number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    known.set(snapshot, number);
  }
  return number;
};
