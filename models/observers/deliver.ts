import type { Component } from '../../checker/system/component.ts';
import type { Composer } from '../../checker/system/composeSystem.ts';
import type { Effect } from '../../checker/system/effect.ts';
import type { Guard } from '../../checker/system/guard.ts';
import type { Identified } from '../../checker/system/system.ts';
import type { LastSeen } from './lastSeen.ts';

/** By the name of the rule: when a subject is seen so. */
export type Sightings<S, V extends string> = {
  readonly [rule: string]: {
    readonly as: V;
    readonly when: (subject: S) => readonly Guard[];
    /** which subjects may be seen so; absent: all */
    readonly of?: (subject: S) => boolean;
    /** what the observer concludes at the same moment */
    readonly also?: (subject: S) => readonly Effect[];
  };
};

/**
 * The rules that bring an observer's view of its subjects forward, one for each sighting. A view that does not lag is
 * one whose deliveries are urgent (`Composer.urgently`, by the names of the sightings). `hears`: when deliveries reach
 * the observer at all.
 */
export const deliver = <S extends Identified, V extends string, D extends object>(
  { rule }: Composer,
  subjects: readonly S[],
  view: (subject: S) => Component<LastSeen<V, D>>,
  sightings: Sightings<S, V>,
  hears: (subject: S) => readonly Guard[] = () => [],
): void => {
  for (const [name, { as, when, of = () => true, also = () => [] }] of Object.entries(sightings)) {
    rule(name, [subjects.filter(of)], (subject) => ({
      when: [...hears(subject), ...when(subject)],
      then: [...also(subject), view(subject).send({ type: 'SEE', as } as never)],
    }));
  }
};
