import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const podTemplates: ConformanceGroup = {
  name: 'pod templates',
  isCore: false,
  tests: [
    {
      test: '[sig-node] PodTemplates should run the lifecycle of PodTemplates [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-node] PodTemplates should delete a collection of pod templates [Conformance]',
      notModelled: apiMachinery,
    },
    {
      test: '[sig-node] PodTemplates should replace a pod template [Conformance]',
      notModelled: apiMachinery,
    },
  ],
};
