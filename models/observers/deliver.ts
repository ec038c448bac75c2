import type { Component } from '../../checker/system/component.ts';
import type { Composer } from '../../checker/system/composer.ts';
import type { Effect } from '../../checker/system/effect.ts';
import type { Guard } from '../../checker/system/guard.ts';
import type { RuleHandle } from '../../checker/system/rule.ts';
import type { Identified } from '../../checker/system/system.ts';
import type { LastSeen } from './lastSeen.ts';

/** When a subject is seen so. */
export type Sighting<S, V extends string> = {
  /** the name of the rule that brings it */
  readonly rule: string;
  /** `Unseen`: it is heard to be gone, and forgotten */
  readonly as: V | 'Unseen';
  /** what else the observer keeps of it */
  readonly details?: object | ((subject: S) => object);
  readonly when: (subject: S) => readonly Guard[];
  /** which subjects may be seen so; absent: all */
  readonly of?: (subject: S) => boolean;
  /** what the observer concludes at the same moment */
  readonly also?: (subject: S) => readonly Effect[];
};

/** Sightings, under keys of their own. */
export type Sightings<S, V extends string> = { readonly [key: string]: Sighting<S, V> };

/**
 * The rules that bring an observer's view of its subjects forward, one for each sighting. A view that does not lag is
 * one whose deliveries are urgent (`Composer.urgently`). `hears`: when deliveries reach the observer at all.
 */
export const deliver = <S extends Identified, V extends string, D extends object, T extends Sightings<S, V>>(
  { rule }: Composer,
  subjects: readonly S[],
  view: (subject: S) => Component<LastSeen<V, D>>,
  sightings: T,
  hears: (subject: S) => readonly Guard[] = () => [],
): { readonly [K in keyof T]: RuleHandle<[S]> } => {
  const deliveries = Object.entries<Sighting<S, V>>(sightings).map(
    ([key, { rule: name, as, details = {}, when, of = () => true, also = () => [] }]) => [
      key,
      rule(name, [subjects.filter(of)], (subject) => ({
        when: [...hears(subject), ...when(subject)],
        then: [
          ...also(subject),
          view(subject).send(
            (as === 'Unseen'
              ? { type: 'FORGET' }
              : {
                  type: 'SEE',
                  as,
                  ...(typeof details === 'function' ? details(subject) : details),
                }) as never,
          ),
        ],
      })),
    ],
  );
  return Object.fromEntries(deliveries);
};
