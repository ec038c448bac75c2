import type { ConformanceGroup } from './conformanceRecord.ts';

export const initContainers: ConformanceGroup = {
  name: 'init containers',
  isCore: true,
  held: [
    {
      test: '[sig-node] InitContainer [NodeConformance] should not start app containers if init containers fail on a RestartAlways pod [Conformance]',
      heldBy: {
        operations: ['phase', 'restart'],
        laws: ['container/init-before-app', 'container/backoff'],
        scenarios: ['node-init'],
        recordings: ['init-fail'],
      },
    },
    {
      test: '[sig-node] InitContainer [NodeConformance] should not start app containers and fail the pod if init containers fail on a RestartNever pod [Conformance]',
      heldBy: {
        operations: ['phase', 'restart'],
        laws: ['container/init-before-app', 'container/init-in-order', 'phase/terminal-means-stopped'],
        scenarios: ['node-init-never'],
        recordings: ['init-fail'],
      },
    },
    {
      test: '[sig-node] InitContainer [NodeConformance] should invoke init containers on a RestartAlways pod [Conformance]',
      heldBy: {
        operations: ['phase', 'restart'],
        laws: ['container/init-before-app', 'container/init-in-order', 'container/init-once'],
        scenarios: ['node-init', 'pattern-init'],
        recordings: ['init-ok'],
      },
    },
    {
      test: '[sig-node] InitContainer [NodeConformance] should invoke init containers on a RestartNever pod [Conformance]',
      heldBy: {
        operations: ['phase', 'restart'],
        laws: ['container/init-before-app', 'container/init-in-order', 'container/init-once'],
        scenarios: ['node-init-never'],
        recordings: ['init-ok'],
      },
    },
  ],
  notModelled: [],
};
