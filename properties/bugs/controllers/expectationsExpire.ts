import type { Bug } from '../bug.ts';

export const expectationsExpire: Bug = {
  numbers: [129795, 8138],
  says: 'Expectations are given up after five minutes: a controller whose cache lags for longer creates its Pods a second time',
  introduced: 'v1.0',
  fixed:
    'v1.36 (KEP 5647): the controller waits until its cache shows what it wrote; 129795 was open when it was last read',
  breaks: ['workload/no-surplus-in-truth'],
  components: ['API server', 'ReplicaSet controller'],
  faults: ['expired expectations'],
  found: {
    kind: 'with controllers',
    scenario: 'replicaset-scaled',
    bounds: { scalings: 0, expiries: 1, replicas: 1, places: 3 },
    defect: {
      name: 'cache-not-waited-for',
      says: 'the controller does not wait for its own writes, and once its expectations have expired it decides by a cache that lacks them',
      bounds: { gate: 'off' },
    },
  },
};
