import { describe, expect, test } from 'vitest';
import { transition } from 'xstate';
import {
  isGone,
  isInApi,
  isNotCreated,
  isTerminating,
  phaseOf,
  podObject,
} from '../../../../models/cluster/charts/pod/podObject.ts';
import { deletePod } from '../../../../spec/kubelet/termination/deletePod.ts';
import { type Path, simplePaths } from '../../charts/paths.ts';

const report = (phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed', ready = false) =>
  ({ type: 'STATUS', phase, ready }) as const;
const paths = simplePaths(podObject, [
  { type: 'CREATE' },
  { type: 'BIND', node: 1 },
  report('Running'),
  report('Succeeded'),
  report('Failed'),
  { type: 'DELETE' },
  { type: 'REMOVE' },
]);

const now = 1_000;
const grace = 30;

/** The object that the events on a path make, told from them alone. */
const objectAfter = ({ events }: Path<typeof podObject>) => {
  const bound = events.some(({ type }) => type === 'BIND');
  const phase = events.findLast((event) => event.type === 'STATUS')?.phase ?? 'Pending';
  const deleted = events.some(({ type }) => type === 'DELETE');
  return {
    metadata: deleted
      ? {
          deletionTimestamp: new Date((now + grace) * 1000).toISOString(),
          deletionGracePeriodSeconds: grace,
        }
      : {},
    spec: { containers: [], terminationGracePeriodSeconds: grace, ...(bound ? { nodeName: 'node-1' } : {}) },
    status: { phase },
  };
};

const present = paths.filter(({ state }) => isInApi(state));

describe('on every way through the life of a Pod object', () => {
  test('the phase is the one last written', () => {
    expect(present.length).toBeGreaterThan(20);
    for (const path of present) expect(phaseOf(path.state)).toBe(objectAfter(path).status.phase);
  });

  test('a graceful delete request does what the API server decides: at once if nothing runs that needs the grace', () => {
    for (const path of present) {
      const answer = deletePod({ pod: objectAfter(path), now });
      const taken = path.state.can({ type: 'DELETE' });
      expect([path.events, taken]).toEqual([path.events, answer.kind === 'graceful']);
      if (answer.kind !== 'graceful') continue;
      const after = nextOf(path, { type: 'DELETE' });
      expect([path.events, isGone(after), isTerminating(after)]).toEqual([
        path.events,
        answer.gracePeriodSeconds === 0,
        answer.gracePeriodSeconds > 0,
      ]);
    }
  });

  test('a delete request with grace period zero removes it, whatever runs', () => {
    for (const path of present) {
      const answer = deletePod({ pod: objectAfter(path), gracePeriodSeconds: 0, now });
      expect(answer).toMatchObject({ kind: 'graceful', gracePeriodSeconds: 0 });
      expect(isGone(nextOf(path, { type: 'REMOVE' }))).toBe(true);
    }
  });

  test('it is bound once, and only while it is in the API and not being deleted', () => {
    for (const { events, state } of paths) {
      const mayBind = isInApi(state) && !isTerminating(state) && !events.some(({ type }) => type === 'BIND');
      expect([events, state.can({ type: 'BIND', node: 2 })]).toEqual([events, mayBind]);
    }
  });

  test('it is created once', () => {
    for (const { events, state } of paths) {
      expect(isNotCreated(state)).toBe(events.length === 0);
      expect(state.can({ type: 'CREATE' })).toBe(events.length === 0);
    }
  });
});

type Event = Path<typeof podObject>['events'][number];

const nextOf = ({ state }: Path<typeof podObject>, event: Event): Path<typeof podObject>['state'] =>
  transition(podObject, state, event)[0];
