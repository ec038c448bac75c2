import type { LawRecord } from '../lawRecord.ts';
import { availability } from './availability.ts';
import { availabilityInTruth } from './availabilityInTruth.ts';
import { available } from './available.ts';
import { revision } from './revision.ts';
import { status } from './status.ts';

export const deploymentLaws: readonly LawRecord[] = [
  availability,
  availabilityInTruth,
  available,
  revision,
  status,
];
