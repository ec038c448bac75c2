import type { LawRecord } from '../lawRecord.ts';
import { availability } from './availability.ts';

export const deploymentLaws: readonly LawRecord[] = [availability];
