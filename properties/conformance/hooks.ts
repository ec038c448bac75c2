import type { ConformanceGroup } from './conformanceRecord.ts';

export const hooks: ConformanceGroup = {
  name: 'hooks',
  isCore: true,
  held: [
    {
      test: '[sig-node] Container Lifecycle Hook when create a pod with lifecycle hook should execute poststart exec hook properly [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['hooks'],
        laws: ['container/post-start-first'],
        scenarios: ['node-hooks', 'node-post-start-alone'],
        recordings: ['hooks-a'],
      },
      leftOut: 'what the hook calls',
    },
    {
      test: '[sig-node] Container Lifecycle Hook when create a pod with lifecycle hook should execute poststart http hook properly [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['hooks'],
        laws: ['container/post-start-first'],
        scenarios: ['node-hooks', 'node-post-start-alone'],
        recordings: ['hooks-a'],
      },
      leftOut: 'what the hook calls',
    },
    {
      test: '[sig-node] Container Lifecycle Hook when create a pod with lifecycle hook should execute prestop exec hook properly [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['hooks', 'stopContainers'],
        laws: ['termination/pre-stop-first'],
        scenarios: ['node-hooks', 'node-hooks-and-exits'],
        recordings: ['hooks-a'],
      },
      leftOut: 'what the hook calls',
    },
    {
      test: '[sig-node] Container Lifecycle Hook when create a pod with lifecycle hook should execute prestop http hook properly [NodeConformance] [Conformance]',
      heldBy: {
        operations: ['hooks', 'stopContainers'],
        laws: ['termination/pre-stop-first'],
        scenarios: ['node-hooks', 'node-hooks-and-exits'],
        recordings: ['hooks-a'],
      },
      leftOut: 'what the hook calls',
    },
    {
      test: '[sig-node] PreStop should call prestop when killing a pod [Conformance]',
      heldBy: {
        operations: ['hooks', 'stopContainers'],
        laws: ['termination/pre-stop-first'],
        scenarios: ['node-hooks', 'node-hooks-and-exits'],
        recordings: ['hooks-a'],
      },
      leftOut: 'what the hook calls',
    },
  ],
  notModelled: [],
};
