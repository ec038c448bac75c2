import { lawBook } from './lawBook.ts';
import type { LawRecord } from './lawRecord.ts';

/**
 * The laws that govern a field, by its path: `pod.spec.restartPolicy`, or the same in a workload's template
 * (`deploy.spec.template.spec.restartPolicy`). Laws about a part of it, or about what it is part of, are meant too; but a
 * law about whole objects, or whole specs, is not told of each of their fields.
 */
export const lawsGoverning = (path: string): LawRecord[] => {
  const asked = path.replace(/^.*\.template(?=\.|$)/, 'pod');
  const kind = asked.split('.')[0]!;
  return lawBook.filter(({ fields }) =>
    fields
      .map((field) => field.replace(/^\*/, kind))
      .some((field) => isWithin(field, asked) || (!isWhole(field) && isWithin(asked, field))),
  );
};

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** A kind, or one of its three parts. */
const isWhole = (field: string): boolean => /^\w+(\.(metadata|spec|status))?$/.test(field);
