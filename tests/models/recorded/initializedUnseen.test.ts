import { describe, expect, test } from 'vitest';
import { mayHaveBeenInitialized } from '../../../models/recorded/writes/initializedUnseen.ts';
import type { ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';

const init = (restartCount: number, exitCode?: number): ContainerStatus => ({
  name: 'init',
  image: 'app',
  imageID: '',
  ready: false,
  restartCount,
  state: { running: {} },
  lastState: exitCode === undefined ? {} : { terminated: { exitCode } },
});

const podWith = (status: ContainerStatus): Pod => ({
  spec: { initContainers: [{ name: 'init' }], containers: [{ name: 'app' }] },
  status: { initContainerStatuses: [status] },
});

describe('between two writes a Pod may have been initialized', () => {
  test('if its init container has succeeded since, and runs again', () => {
    expect(mayHaveBeenInitialized(podWith(init(0)), podWith(init(1, 0)))).toBe(true);
  });

  test('not if it has failed since', () => {
    expect(mayHaveBeenInitialized(podWith(init(0)), podWith(init(1, 1)))).toBe(false);
  });

  test('not if the same instance runs', () => {
    expect(mayHaveBeenInitialized(podWith(init(1, 0)), podWith(init(1, 0)))).toBe(false);
  });
});
