import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { everyChart } from './everyChart.ts';
import { type Path, shortestPaths, simplePaths, withOneMore } from './paths.ts';
import type { Walk } from './walk.ts';
import { claimWalks } from './walks/claims.ts';
import { clusterWalks } from './walks/cluster.ts';
import { containerOfNodeWalks } from './walks/containerOfNode.ts';
import { controllersWalks } from './walks/controllers.ts';
import { cronJobWalks } from './walks/cronJobs.ts';
import { daemonSetWalks } from './walks/daemonSets.ts';
import { deploymentWalks } from './walks/deployments.ts';
import { drainWalks } from './walks/drains.ts';
import { otherWalks } from './walks/others.ts';
import { ownerWalks } from './walks/owners.ts';
import { podOfNodeWalks } from './walks/podOfNode.ts';
import { nodeWalks } from './walks/podOnNode.ts';
import { preemptionWalks } from './walks/preemptions.ts';
import { volumeWalks } from './walks/volumes.ts';

const walks: readonly Walk[] = [
  ...clusterWalks,
  ...nodeWalks,
  ...podOfNodeWalks,
  ...containerOfNodeWalks,
  ...controllersWalks,
  ...claimWalks,
  ...deploymentWalks,
  ...daemonSetWalks,
  ...drainWalks,
  ...ownerWalks,
  ...volumeWalks,
  ...preemptionWalks,
  ...cronJobWalks,
  ...otherWalks,
];

const walked = walks.map((each) => [each.chart.id, each] as const);

const statesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(statesOf),
];

const waysThrough = ({
  chart,
  events,
  ways,
  inputs = [undefined],
}: Walk): [Path<AnyStateMachine>, unknown][] =>
  inputs.flatMap((input) => {
    const walkedBy = ways === 'shortest' ? shortestPaths : simplePaths;
    const found = walkedBy(chart, events, input === undefined ? {} : { input });
    return withOneMore(chart, events, found).map((way): [Path<AnyStateMachine>, unknown] => [way, input]);
  });

test('every chart of the models is walked', async () => {
  const charts = await everyChart();
  const known = new Set(walks.map(({ chart }) => chart));
  expect([...charts].filter(([chart]) => !known.has(chart)).map(([, name]) => name)).toEqual([]);
  expect(walked.filter(([, { chart }]) => !charts.has(chart)).map(([id]) => id)).toEqual([]);
});

test('no two charts have the same name', () => {
  const ids = walks.map(({ chart }) => chart.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

describe.each(walked)('%s', (_, each) => {
  const ways = waysThrough(each);

  test('says what it is, and what each of its states is', () => {
    const silent = statesOf(each.chart.root).filter(({ description }) => !description);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('takes every event, and reaches every state', () => {
    const taken = new Set(ways.flatMap(([way]) => way.events.map(({ type }) => type)));
    expect(each.chart.events.filter((event) => !taken.has(event))).toEqual([]);
    const reached = new Set(ways.flatMap(([way]) => way.state._nodes.map(({ id }: AnyStateNode) => id)));
    expect(statesOf(each.chart.root).filter(({ id }) => !reached.has(id))).toEqual([]);
  });

  test.each(Object.entries(each.holds))('%s', (_, holds) => {
    const broken = ways.filter(([way, input]) => !holds(way, input as never));
    expect(broken.map(([way, input]) => [input, way.events, way.state.value])).toEqual([]);
    expect(ways.length).toBeGreaterThan(1);
  });
});
