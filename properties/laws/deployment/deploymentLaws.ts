import type { LawRecord } from '../lawRecord.ts';
import { availability } from './availability.ts';
import { available } from './available.ts';
import { revision } from './revision.ts';

export const deploymentLaws: readonly LawRecord[] = [availability, available, revision];
