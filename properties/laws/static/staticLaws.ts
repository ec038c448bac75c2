import type { LawRecord } from '../lawRecord.ts';
import { home } from './home.ts';
import { mirror } from './mirror.ts';
import { mirrorOnly } from './mirrorOnly.ts';
import { mirrorReturns } from './mirrorReturns.ts';
import { noReferences } from './noReferences.ts';
import { oneAtATime } from './oneAtATime.ts';
import { staticReachesTheEnd } from './reachesTheEnd.ts';
import { runsAgain } from './runsAgain.ts';

export const staticLaws: readonly LawRecord[] = [
  mirrorOnly,
  mirrorReturns,
  runsAgain,
  home,
  noReferences,
  oneAtATime,
  staticReachesTheEnd,
  mirror,
];
