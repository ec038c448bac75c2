import { expect, test } from 'vitest';
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

const inAllRecordings = (controller: RecordedController<never>) => {
  let asked = 0;
  const idle: string[] = [];
  for (const name of [...recordingNames, ...moreRecordingNames]) {
    const calm = decidedInCalm(new RecordedCluster(name), controller);
    asked += calm.asked;
    idle.push(...calm.idle.map((each) => `${name} ${each}`));
  }
  return { asked, idle };
};

/** Jobs are left out: how long they wait after failures they remember, and no recording shows it. */
test.each([
  { controller: deployments, asked: 176 },
  { controller: replicaSets, asked: 208 },
  { controller: statefulSets, asked: 147 },
  { controller: daemonSets, asked: 123 },
])(
  'where $controller.resource did nothing for 3 s, nothing is decided for them',
  ({ controller, asked }) => {
    expect(inAllRecordings(controller)).toEqual({ asked, idle: [] });
  },
  patience,
);
