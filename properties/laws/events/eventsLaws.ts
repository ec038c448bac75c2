import type { LawRecord } from '../lawRecord.ts';
import { about } from './about.ts';
import { count } from './count.ts';
import { scheduled } from './scheduled.ts';

export const eventsLaws: readonly LawRecord[] = [scheduled, count, about];
