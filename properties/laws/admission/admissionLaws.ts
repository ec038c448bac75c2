import type { LawRecord } from '../lawRecord.ts';
import { asRequested } from './asRequested.ts';
import { immutable } from './immutable.ts';
import { namespace } from './namespace.ts';
import { priorityClass } from './priorityClass.ts';
import { quota } from './quota.ts';
import { quotaHard } from './quotaHard.ts';
import { quotaUsed } from './quotaUsed.ts';
import { securityLevel } from './securityLevel.ts';
import { valid } from './valid.ts';

export const admissionLaws: readonly LawRecord[] = [
  valid,
  namespace,
  asRequested,
  immutable,
  securityLevel,
  quota,
  quotaHard,
  quotaUsed,
  priorityClass,
];
