import type { Compiled } from '../compile/compiled.ts';
import { type Act, type Acts, isAllowed, readAlone, targetOf } from './acts.ts';

/**
 * What is known of the other units while one is looked at: nothing, or that one of them is in a set of local states that
 * none of the rules in question tells apart.
 */
export type Surrounding =
  | { readonly unit: undefined }
  | {
      /** the unit of which something is known */
      readonly unit: number;
      readonly locals: Uint8Array;
      /** one of them */
      readonly local: number;
    };

const unknownSurrounding: Surrounding = { unit: undefined };

/** Whatever the rules of a unit that nobody else takes part in may find: the first is that nothing is known. */
export const surroundingsOf = ({ units }: Compiled, acts: Acts): Surrounding[] => {
  const all = [...acts.normal, ...acts.settling];
  return [
    unknownSurrounding,
    ...[...readAlone(all)].flatMap((unit) => {
      const tables = all.flatMap(({ flat, reads }) => (reads.includes(unit) ? [flat.allow[unit]!] : []));
      return atoms(units[unit]!.size, tables).map((locals) => ({
        unit,
        locals: Uint8Array.from({ length: units[unit]!.size }, (_, local) =>
          locals.includes(local) ? 1 : 0,
        ),
        local: locals[0]!,
      }));
    }),
  ];
};

/** Local states by what the tables say of them. */
const atoms = (size: number, tables: readonly Uint8Array[]): number[][] => {
  const byAnswers = new Map<string, number[]>();
  for (let local = 0; local < size; local++) {
    const answers = tables.map((table) => table[local]).join();
    byAnswers.set(answers, [...(byAnswers.get(answers) ?? []), local]);
  }
  return [...byAnswers.values()];
};

/** May this act happen here, as far as that hangs on others by themselves? */
export const isPossible = ({ flat, reads }: Act, surrounding: Surrounding): boolean =>
  reads.length === 0 ||
  (surrounding.unit !== undefined &&
    reads.length === 1 &&
    reads[0] === surrounding.unit &&
    flat.allow[surrounding.unit]![surrounding.local] === 1);

/**
 * Is this the surrounding in which an act is to be matched? One that reads one unit of which something may be known is
 * matched where that is known; others whatever is known.
 */
export const isMatchedIn = (
  { flat, reads }: Act,
  surrounding: Surrounding,
  known: ReadonlySet<number>,
): boolean => {
  const readKnown = reads.filter((unit) => known.has(unit));
  if (readKnown.length === 1 && readKnown[0] !== surrounding.unit) return false;
  if (surrounding.unit === undefined || !readKnown.includes(surrounding.unit)) return true;
  return flat.allow[surrounding.unit]![surrounding.local] === 1;
};

/** The urgent rule that settles first here, or may come first, since nothing is known of the unit that it reads. */
const firstSettling = ({ settling }: Acts, surrounding: Surrounding, local: number): Act | undefined =>
  settling.find(
    (act) => isAllowed(act, local) && (isPossible(act, surrounding) || act.reads[0] !== surrounding.unit),
  );

/** May an urgent rule come first here that reads a unit of which nothing is known? Then nothing else is sure to happen. */
export const isUndecided = (acts: Acts, surrounding: Surrounding, local: number): boolean => {
  const first = firstSettling(acts, surrounding, local);
  return first !== undefined && !isPossible(first, surrounding);
};

/**
 * By local state: where it settles, by urgent rules that nobody else takes part in. It stays where one comes first of
 * which it is not known whether it can happen.
 */
export const settled = (acts: Acts, surrounding: Surrounding): Int32Array => {
  const { size } = acts;
  const once = Int32Array.from({ length: size }, (_, local) => {
    const first = firstSettling(acts, surrounding, local);
    return first && isPossible(first, surrounding) ? targetOf(first, local) : local;
  });
  return once.map((first, local) => {
    let at = first;
    // urgent rules that never settle are refused when they are met: here they only must not hang
    for (let steps = 0; once[at] !== at && steps < size; steps++) at = once[at]!;
    return once[at] === at ? at : local;
  });
};
