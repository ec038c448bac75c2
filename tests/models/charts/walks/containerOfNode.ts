import {
  container,
  hasExited,
  isAlive,
  isRequested,
  killedExitCode,
  startErrorExitCode,
} from '../../../../models/podOnNode/charts/container/container.ts';
import {
  containerResources,
  hasResized,
  isAllocatedResized,
  isApplied,
} from '../../../../models/podOnNode/charts/container/containerResources.ts';
import { isListening, listener } from '../../../../models/podOnNode/charts/container/listener.ts';
import {
  fails,
  isIdle,
  isProbing,
  passes,
  probe,
} from '../../../../models/podOnNode/charts/container/probe.ts';
import {
  hasBackoff,
  isBackingOff,
  restartBackoff,
} from '../../../../models/podOnNode/charts/container/restartBackoff.ts';
import { lastOf, since, times, walk } from '../walk.ts';

const ends = ['EXIT', 'KILL', 'LOST', 'TAKEN'];

/** A container on its node: its instances, its probes, its ports, its resources. */
export const containerOfNodeWalks = [
  walk({
    chart: container,
    inputs: [
      { postStart: false, preStop: false, ephemeral: false, countedRestarts: 1 },
      { postStart: true, preStop: true, ephemeral: false, countedRestarts: 1 },
      { postStart: false, preStop: false, ephemeral: true, countedRestarts: 0 },
    ],
    events: [
      { type: 'REQUEST' },
      { type: 'CREATE' },
      { type: 'START' },
      { type: 'STOP' },
      { type: 'KILL' },
      { type: 'REMOVE' },
      { type: 'TAKEN' },
      { type: 'PURGE', for: 'restart' },
      { type: 'PULL_FAILS' },
      { type: 'CREATE_FAILS' },
      { type: 'START_FAILS' },
      { type: 'RETRY' },
      { type: 'POST_START_DONE' },
      { type: 'POST_START_FAILS' },
      { type: 'PRE_STOP_DONE' },
      { type: 'EXIT', code: 0 },
      { type: 'EXIT', code: 1 },
      { type: 'LOST' },
      { type: 'NEW_SANDBOX' },
    ],
    ways: 'shortest',
    holds: {
      'it runs from its start until it ends': (way) =>
        isAlive(way.state) === (lastOf(way, 'START', ...ends) === 'START'),
      'each start is of an instance that was created': (way) =>
        times(way, 'START', 'START_FAILS') <= times(way, 'CREATE'),
      'an ephemeral container is created only when it was added': (way, { ephemeral }) =>
        isRequested(way.state) === (!ephemeral || times(way, 'REQUEST') > 0) &&
        (isRequested(way.state) || times(way, 'CREATE') === 0),
      'its exit code is that of its last instance': ({ events, state }) => {
        if (!hasExited(state)) return true;
        const end = events.findLast(({ type }) => [...ends, 'START_FAILS'].includes(type));
        if (end?.type === 'EXIT') return state.context.exitCode === end.code;
        return state.context.exitCode === (end?.type === 'START_FAILS' ? startErrorExitCode : killedExitCode);
      },
      'its preStop hook runs only if it has one and is to stop': (way, { preStop }) =>
        !way.state.matches('PreStop') || (preStop && times(way, 'STOP', 'POST_START_FAILS') > 0),
    },
  }),
  walk({
    chart: containerResources,
    events: [{ type: 'ALLOCATE' }, { type: 'UPDATE' }, { type: 'CREATE' }],
    holds: {
      'what is allocated changes with each resize, and back again': (way) =>
        isAllocatedResized(way.state) === (times(way, 'ALLOCATE') % 2 === 1),
      'it has what was allocated when it was last updated or created': ({ events, state }) => {
        const applied = events.findLastIndex(({ type }) => type !== 'ALLOCATE');
        return hasResized(state) === (times({ events: events.slice(0, applied + 1) }, 'ALLOCATE') % 2 === 1);
      },
      'it is applied when the container has what is allocated': ({ state }) =>
        isApplied(state) === (hasResized(state) === isAllocatedResized(state)),
    },
  }),
  walk({
    chart: listener,
    events: [{ type: 'LISTEN' }, { type: 'CLOSE' }],
    holds: {
      'it has its ports from when it listens until the instance ends': (way) =>
        isListening(way.state) === (lastOf(way) === 'LISTEN'),
    },
  }),
  walk({
    chart: probe,
    inputs: (['startup', 'liveness', 'readiness'] as const).map((kind) => ({
      kind,
      failureThreshold: 2,
      successThreshold: kind === 'readiness' ? 2 : 1,
      delayed: kind !== 'startup',
    })),
    events: [
      { type: 'BEGIN' },
      { type: 'RESUME' },
      { type: 'YOUNG' },
      { type: 'DELAY_OVER' },
      { type: 'RESULT', result: 'success' },
      { type: 'RESULT', result: 'failure' },
      { type: 'RESET' },
      { type: 'FORGET' },
      { type: 'LOST' },
    ],
    ways: 'shortest',
    holds: {
      'nothing of an instance outlives its machine': (way) =>
        lastOf(way) !== 'LOST' || (isIdle(way.state) && way.state.context.verdict === 'none'),
      'a startup or liveness probe fails only after failureThreshold failures in a row': (
        { events, state },
        { kind },
      ) => {
        const results = since({ events }, 'FORGET', 'LOST').events.flatMap((event) =>
          'result' in event ? [event.result] : [],
        );
        return kind === 'readiness' || !fails(state) || results.slice(-2).join() === 'failure,failure';
      },
      'a readiness probe passes only after successThreshold successes in a row': (
        { events, state },
        { kind },
      ) => {
        const results = since({ events }, 'FORGET', 'LOST').events.flatMap((event) =>
          'result' in event ? [event.result] : [],
        );
        return kind !== 'readiness' || !passes(state) || results.join().includes('success,success');
      },
      'no instance is probed before its initial delay is over': (way, { delayed }) =>
        !isProbing(way.state) || !delayed || times(way, 'DELAY_OVER', 'RESUME') > 0,
    },
  }),
  walk({
    chart: restartBackoff,
    inputs: [{ levels: 2 }],
    events: (['EXITED', 'KILLED', 'STARTED', 'OVER', 'QUIET', 'FORGET', 'LOST'] as const).map((type) => ({
      type,
    })),
    ways: 'shortest',
    holds: {
      'the first restart is not delayed': (way) =>
        !isBackingOff(way.state) || times(way, 'EXITED', 'KILLED', 'LOST') > 1,
      'there is a delay only after a restart that the kubelet remembers': (way) =>
        !hasBackoff(way.state) || times(since(way, 'FORGET', 'LOST', 'QUIET'), 'STARTED') > 0,
      'the delay doubles no more often than it may': (way, { levels }) => way.state.context.level <= levels,
    },
  }),
];
