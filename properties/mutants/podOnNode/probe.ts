import { assign } from 'xstate';
import { never } from '../../../checker/system/guard.ts';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isProbing, probe } from '../../../models/podOnNode/charts/container/probe.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { changedStates } from '../changedChart.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const probeMutants: readonly NodeMutant[] = [
  {
    name: 'startup-probe-not-waited-for',
    says: 'liveness and readiness probes look at a container that has not started',
    breaks: ['probe/startup-first'],
    victim: feature('node-probes'),
    rules: {
      findsWell: (body, { state, container }) => ({
        when: [state.is(isProbing), container.state.is(isRunning)],
        then: body.then,
      }),
    },
  },
  {
    name: 'first-result-decides',
    says: 'a single attempt of a probe changes its verdict, whatever the thresholds',
    breaks: ['probe/threshold'],
    victim: feature('node-probes'),
    charts: [
      {
        chart: probe,
        change: (chart) =>
          chart.provide({
            actions: {
              count: assign(({ event }: { event: { result?: 'success' | 'failure' } }) => ({
                verdict: event.result,
                run: { result: event.result, length: 1 },
              })),
            },
          } as never),
      },
    ],
  },
  {
    name: 'readiness-begins-again',
    says: 'a kubelet that restarts takes running containers for unready until their probes have succeeded again',
    breaks: ['probe/readiness-kept'],
    victim: feature('node-kubelet-restart'),
    charts: [
      {
        chart: probe,
        change: (chart) =>
          changedStates(chart, ['Idle'], { RESUME: { target: 'Probing', actions: 'begin' } }),
      },
    ],
  },
  {
    name: 'failed-liveness-ignored',
    says: 'the kubelet leaves a container alone whose liveness probe has failed',
    breaks: ['probe/liveness-restarts'],
    victim: feature('node-liveness-backoff'),
    rules: { killsForFailedProbe: (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'readiness-kills',
    says: 'the kubelet kills a container whose readiness probe fails',
    breaks: ['probe/readiness-never-kills'],
    victim: feature('node-probes'),
    rules: {
      killsForFailedProbe: (body, { pod, state }) => ({
        when: [pod.worker.is(isSyncing), state.is(isRunning)],
        then: body.then,
      }),
    },
  },
];
