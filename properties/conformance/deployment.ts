import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const deployment: ConformanceGroup = {
  name: 'deployment',
  isCore: true,
  held: [
    {
      test: '[sig-apps] Deployment deployment should support proportional scaling [Conformance]',
      heldBy: { operations: ['deploymentSync', 'fenceposts'], laws: ['workload/sums'] },
    },
    {
      test: '[sig-apps] Deployment RecreateDeployment should delete old pods and create new ones [Conformance]',
      heldBy: { operations: ['deploymentSync'], recordings: ['deploy-strategies'] },
    },
    {
      test: '[sig-apps] Deployment deployment should delete old replica sets [Conformance]',
      heldBy: { operations: ['deploymentSync'] },
    },
    {
      test: '[sig-apps] Deployment RollingUpdateDeployment should delete old pods and create new ones [Conformance]',
      heldBy: {
        operations: ['deploymentSync', 'rollout'],
        laws: ['deployment/availability', 'workload/template'],
        recordings: ['deploy-rolling'],
      },
    },
    {
      test: '[sig-apps] Deployment deployment should support rollover [Conformance]',
      heldBy: {
        operations: ['deploymentSync', 'rollout'],
        laws: ['deployment/availability'],
        recordings: ['deploy-stuck'],
      },
    },
    {
      test: '[sig-apps] Deployment should run the lifecycle of a Deployment [Conformance]',
      heldBy: {
        operations: ['deploymentSync'],
        laws: ['workload/sums', 'workload/available-are-ready', 'api/observed-generation'],
        recordings: ['deploy-scale'],
      },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-apps] Deployment Deployment should have a working scale subresource [Conformance]',
        '[sig-apps] Deployment should validate Deployment Status endpoints [Conformance]',
      ],
    },
  ],
};
