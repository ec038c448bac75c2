import type { Bug } from '../bug.ts';

export const twoDaemonsOnOneNode: Bug = {
  numbers: [54096, 134937],
  says: 'The DaemonSet controller restarts, sees late what it has created, and puts two Pods on a node',
  introduced: 'every version up to v1.35',
  fixed:
    'v1.36 (134937, KEP 5647) for a controller that goes on: it waits for its own writes; one that restarts and is given an old list has forgotten them',
  breaks: ['daemonset/one-per-node'],
  components: ['API server', 'DaemonSet controller'],
  faults: ['stale list'],
  found: { kind: 'still so', scenario: 'daemonset-stale' },
};
