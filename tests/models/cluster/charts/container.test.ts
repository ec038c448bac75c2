import { describe, expect, test } from 'vitest';
import { hasExited, isAlive } from '../../../../models/cluster/charts/pod/container.ts';
import { paths, stateAfter } from './containerPaths.ts';

describe('on every way through the life of a container', () => {
  test('it waits, runs or has ended as the events on the way say', () => {
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const { running, terminated } = stateAfter(path);
      expect([path.events, isAlive(path.state), hasExited(path.state)]).toEqual([
        path.events,
        running !== undefined,
        terminated !== undefined,
      ]);
    }
  });
});
