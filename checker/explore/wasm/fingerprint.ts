import { createHash } from 'node:crypto';
import type { Law } from '../../laws/law.ts';
import { instanceName } from '../../system/rule.ts';
import type { Blueprint } from './blueprint.ts';

/**
 * Tells searches apart that must not be resumed from each other's checkpoints: another system, other bounds,
 * other laws, another reduction. Taken of the tables in memory, which decide every step, and of what laws say.
 */
export const fingerprintOf = ({ compiled, image, places }: Blueprint): string => {
  const digest = createHash('sha256').update(image.bytes);
  const add = (value: unknown): void => {
    digest.update(JSON.stringify(value));
  };
  add([places, compiled.noteSets.all, compiled.initial]);
  for (const { name, members, stateNotes } of compiled.units) {
    add(name);
    digest.update(members).update(stateNotes);
  }
  for (const { rule, notes } of [...compiled.rules, ...compiled.urgent]) {
    add([instanceName(rule), rule.fair, rule.urgent]);
    for (const sets of notes) digest.update(sets ?? 'none');
  }
  for (const law of compiled.laws) add([law.kind, law.id, textOf(law)]);
  for (const { law, when, parts } of compiled.joints) {
    add([
      law,
      when && [...when].map(instanceName),
      parts.map(({ part, unit, values }) => [part, unit, values]),
    ]);
  }
  return digest.digest('hex');
};

/** What joint laws say is not in the tables: it is asked in the course of the search. */
const textOf = (law: Law): string => (law.kind === 'joint' ? String(law.holds) + String(law.witness) : '');
