import type { LawRecord } from '../lawRecord.ts';
import { about } from './about.ts';
import { count } from './count.ts';
import { scheduled } from './scheduled.ts';
import { times } from './times.ts';

export const eventsLaws: readonly LawRecord[] = [scheduled, count, about, times];
