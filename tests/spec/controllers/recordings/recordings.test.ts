import { expect, test } from 'vitest';
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

const explainAll = (controller: RecordedController<never>) => {
  let explained = 0;
  const unexplained: string[] = [];
  for (const name of [...recordingNames, ...moreRecordingNames]) {
    const found = explainController(new RecordedCluster(name), controller);
    explained += found.explained;
    unexplained.push(...found.unexplained.map(({ at, says }) => `${name} ${at} ${says}`));
  }
  return { explained, unexplained };
};

/** The writes that the recordings show of each kind of controller. */
test.each([
  { controller: replicaSets, count: 508 },
  { controller: deployments, count: 234 },
  { controller: statefulSets, count: 172 },
  { controller: daemonSets, count: 169 },
  { controller: jobs, count: 354 },
])(
  'each of the $count writes of $controller.resource follows from what their controller could have seen',
  ({ controller, count }) => {
    expect(explainAll(controller)).toEqual({ explained: count, unexplained: [] });
  },
  patience,
);
