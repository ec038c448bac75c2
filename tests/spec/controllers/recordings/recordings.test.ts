import { beforeAll, expect, test } from 'vitest';
import { moreRecordingNames, recordingNames } from '../../../drivers/observed/recordings.ts';
import { daemonSets } from './daemonSets.ts';
import { deployments } from './deployments.ts';
import { jobs } from './jobs.ts';
import { explainController, type RecordedController } from './owners.ts';
import { RecordedCluster } from './recordedCluster.ts';
import { replicaSets } from './replicaSets.ts';
import { statefulSets } from './statefulSets.ts';

/** Reading and trying takes long on a machine that is busy. */
const patience = 600_000;

type Explanation = { explained: number; readonly unexplained: string[] };

/** The writes that the recordings show of each kind of controller. */
const counted: readonly { readonly controller: RecordedController<never>; readonly count: number }[] = [
  { controller: replicaSets, count: 508 },
  { controller: deployments, count: 234 },
  { controller: statefulSets, count: 172 },
  { controller: daemonSets, count: 169 },
  { controller: jobs, count: 354 },
];

const found = new Map<RecordedController<never>, Explanation>();

/** Each recording is read once, for all kinds of controllers. */
beforeAll(() => {
  for (const { controller } of counted) found.set(controller, { explained: 0, unexplained: [] });
  for (const name of [...recordingNames, ...moreRecordingNames]) {
    const cluster = new RecordedCluster(name);
    for (const [controller, sum] of found) {
      const { explained, unexplained } = explainController(cluster, controller);
      sum.explained += explained;
      sum.unexplained.push(...unexplained.map(({ at, says }) => `${name} ${at} ${says}`));
    }
  }
}, patience);

test.each(counted)(
  'each of the $count writes of $controller.resource follows from what their controller could have seen',
  ({ controller, count }) => {
    expect(found.get(controller)).toEqual({ explained: count, unexplained: [] });
  },
);
