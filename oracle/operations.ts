import type { Operation } from './operation.ts';
import { admit } from './operations/admit.ts';
import { evict } from './operations/evict.ts';
import { grace } from './operations/grace.ts';
import { phase } from './operations/phase.ts';
import { pss } from './operations/pss.ts';
import { qos } from './operations/qos.ts';
import { replicaSetSync } from './operations/replicaSetSync.ts';
import { restart } from './operations/restart.ts';
import { rsRank } from './operations/rsRank.ts';
import { schedule } from './operations/schedule.ts';
import { staleness } from './operations/staleness.ts';
import { taintEvict } from './operations/taintEvict.ts';
import { update } from './operations/update.ts';
import { updateWorkload } from './operations/updateWorkload.ts';
import { validate } from './operations/validate.ts';

/** Every operation of the oracle, in the order in which a Pod meets them. */
export const operations: readonly Operation[] = [
  validate,
  update,
  updateWorkload,
  admit,
  pss,
  qos,
  schedule,
  phase,
  restart,
  grace,
  evict,
  taintEvict,
  replicaSetSync,
  rsRank,
  staleness,
];
