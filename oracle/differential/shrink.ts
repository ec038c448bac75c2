import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { closed, opened } from './body.ts';
import { type Path, placesOf, replacedAt, valueAt } from './paths.ts';

/** Requests that are asked at most to make one smaller, and milliseconds that it may take at most. */
export const shrinkLimits = { requests: 3_000, time: 60_000 } as const;

/** Smaller requests that are asked at once. */
const atOnce = 25;

export type Shrunk = { readonly request: JsonObject; readonly outcome: 'minimal' | 'limit' };

/**
 * The smallest request that still fails: fields and items are left out, outer ones first, then values are made simple,
 * until nothing of this is possible or a limit is met. What it returns fails.
 *
 * @param firstFailing the position of the first of some requests that still fails, if any does
 * @param isOver nothing more is to be asked
 */
export const shrink = async (
  request: JsonObject,
  firstFailing: (requests: readonly JsonObject[]) => Promise<number | undefined>,
  isOver: () => boolean = () => false,
  limits: { readonly requests: number; readonly time: number } = shrinkLimits,
): Promise<Shrunk> => {
  const until = performance.now() + limits.time;
  let left = limits.requests;
  let current = opened(request);

  /** Goes once through all places; whether something was made smaller. */
  const pass = async (simpler: (value: unknown, path: Path) => readonly unknown[]): Promise<boolean> => {
    let isSmaller = false;
    for (let at = 0; ; ) {
      const candidates = candidatesFrom(current, at, simpler);
      if (candidates.length === 0) return isSmaller;
      if (left < candidates.length || performance.now() > until || isOver()) throw new LimitMet();
      left -= candidates.length;
      const failing = await firstFailing(candidates.map(({ candidate }) => closed(candidate)));
      if (failing === undefined) at = candidates.at(-1)!.at + 1;
      else {
        ({ candidate: current, at } = candidates[failing]!);
        isSmaller = true;
      }
    }
  };

  try {
    let isSmaller = true;
    while (isSmaller) isSmaller = (await pass(() => [undefined])) || (await pass(simplerValues));
    return { request: closed(current), outcome: 'minimal' };
  } catch (error) {
    if (!(error instanceof LimitMet)) throw error;
    return { request: closed(current), outcome: 'limit' };
  }
};

class LimitMet extends Error {}

type Candidate = { readonly candidate: JsonObject; readonly at: number };

/** Smaller requests, from a place on: at least all of one place, as many as are asked at once. */
const candidatesFrom = (
  request: JsonObject,
  from: number,
  simpler: (value: unknown, path: Path) => readonly unknown[],
): readonly Candidate[] => {
  const places = placesOf(request).filter(([step]) => step !== 'op');
  const found: Candidate[] = [];
  for (let at = from; at < places.length && found.length < atOnce; at++) {
    const path = places[at]!;
    for (const value of simpler(valueAt(request, path), path))
      found.push({ candidate: replacedAt(request, path, value) as JsonObject, at });
  }
  return found;
};

/** Simpler values of the same kind, the simplest first. */
const simplerValues = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return simplerTexts(value);
  if (typeof value === 'number') return simplerNumbers(value);
  return value === true ? [false] : [];
};

const simplerTexts = (value: string): readonly string[] => {
  const shorter = value.slice(0, Math.ceil(value.length / 2));
  return [...new Set(['', 'a', '1', shorter])].filter((each) => each.length < value.length);
};

/** Numbers up to this many are brought down one by one, too. */
const small = 100;

const simplerNumbers = (value: number): readonly number[] => {
  const nearer = [1 / 2, 3 / 4, 7 / 8].map((part) => Math.trunc(value * part));
  const next = Math.abs(value) <= small ? [Math.trunc(value - Math.sign(value))] : [];
  return [...new Set([0, 1, ...nearer, ...next])].filter((each) => Math.abs(each) < Math.abs(value));
};
