import type { Governance, GoverningRule } from './governance.ts';
import { apiRecords } from './records/apiRecords.ts';
import { controllerRecords } from './records/controllerRecords.ts';
import { kubeletRecords } from './records/kubeletRecords.ts';
import { schedulingRecords } from './records/schedulingRecords.ts';

const records = new Map(
  [...apiRecords, ...schedulingRecords, ...kubeletRecords, ...controllerRecords].map((each) => [
    each.op,
    each,
  ]),
);

/** What governs the answers of an operation; every operation has a record. */
export const governanceOf = (op: string): Governance => records.get(op)!;

/** The rule behind a field of an answer; the field is named by its path. */
export const ruleOf = (op: string, path: string): GoverningRule => {
  const { fields = {}, rule, source } = governanceOf(op);
  const [field = ''] = path.split(/[.[]/);
  return fields[field] ?? { rule, source };
};
