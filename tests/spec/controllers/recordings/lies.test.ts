import { expect, test } from 'vitest';
import { daemonSets } from './daemonSets.ts';
import { deployments } from './deployments.ts';
import { jobs } from './jobs.ts';
import { explainController, type RecordedController } from './owners.ts';
import { RecordedCluster } from './recordedCluster.ts';
import { replicaSets } from './replicaSets.ts';
import { statefulSets } from './statefulSets.ts';

const patience = 600_000;

/** A controller that always leaves its last write to others. */
const forgetful = (controller: RecordedController<never>): RecordedController<never> => ({
  ...controller,
  decide: (...seen) => {
    const { writes, choices = [] } = controller.decide(...seen);
    return { writes: writes.slice(0, -1), choices };
  },
});

test.each([
  { name: 'deploy-rolling.r1', controller: replicaSets },
  { name: 'deploy-rolling.r1', controller: deployments },
  { name: 'sts-ordered.r1', controller: statefulSets },
  { name: 'daemonset-nodes.r1', controller: daemonSets },
  { name: 'job-basic.r1', controller: jobs },
])(
  'that one write of $controller.resource is forgotten is found out',
  ({ name, controller }) => {
    const cluster = new RecordedCluster(name);
    expect(explainController(cluster, controller as RecordedController<never>).unexplained).toEqual([]);
    expect(explainController(cluster, forgetful(controller)).unexplained).not.toEqual([]);
  },
  patience,
);

test(
  'that the wrong Pods are deleted is found out',
  () => {
    const inReverse: RecordedController<never> = {
      ...replicaSets,
      decide: (owner, [pods = [], others = []], now, versions) => {
        const young = pods.map((pod) => ({
          ...pod,
          status: { ...(pod as { status?: object }).status, conditions: [] },
        }));
        return replicaSets.decide(owner, [young, others], now, versions);
      },
    };
    const { unexplained } = explainController(new RecordedCluster('churn-apps-s1.r5'), inReverse);
    expect(unexplained).not.toEqual([]);
  },
  patience,
);
