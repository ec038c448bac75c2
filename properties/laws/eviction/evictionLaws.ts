import type { LawRecord } from '../lawRecord.ts';
import { evictionFinal } from './final.ts';
import { oneAtATime } from './oneAtATime.ts';
import { onlyWithReason } from './onlyWithReason.ts';
import { ranking } from './ranking.ts';
import { shutdownOrder } from './shutdownOrder.ts';
import { underPressure } from './underPressure.ts';

export const evictionLaws: readonly LawRecord[] = [
  ranking,
  oneAtATime,
  evictionFinal,
  shutdownOrder,
  onlyWithReason,
  underPressure,
];
