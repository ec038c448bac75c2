import { beforeAll, expect, test } from 'vitest';
import { moreRecordingNames, recordingNames } from '../../../drivers/observed/recordings.ts';
import { decidedInCalm } from './calm.ts';
import { daemonSets } from './daemonSets.ts';
import { deployments } from './deployments.ts';
import type { RecordedController } from './owners.ts';
import { RecordedCluster } from './recordedCluster.ts';
import { replicaSets } from './replicaSets.ts';
import { statefulSets } from './statefulSets.ts';

/** Reading takes long on a machine that is busy. */
const patience = 600_000;

/** How often nothing happened around each kind of controllers. Jobs are left out: how long they wait after failures they remember, and no recording shows it. */
const counted: readonly { readonly controller: RecordedController<never>; readonly asked: number }[] = [
  { controller: deployments, asked: 176 },
  { controller: replicaSets, asked: 208 },
  { controller: statefulSets, asked: 147 },
  { controller: daemonSets, asked: 123 },
];

const found = new Map<RecordedController<never>, { asked: number; readonly idle: string[] }>();

/** Each recording is read once, for all kinds of controllers. */
beforeAll(() => {
  for (const { controller } of counted) found.set(controller, { asked: 0, idle: [] });
  for (const name of [...recordingNames, ...moreRecordingNames]) {
    const cluster = new RecordedCluster(name);
    for (const [controller, sum] of found) {
      const { asked, idle } = decidedInCalm(cluster, controller);
      sum.asked += asked;
      sum.idle.push(...idle.map((each) => `${name} ${each}`));
    }
  }
}, patience);

test.each(counted)(
  'where $controller.resource did nothing for 3 s, nothing is decided for them',
  ({ controller, asked }) => {
    expect(found.get(controller)).toEqual({ asked, idle: [] });
  },
);
