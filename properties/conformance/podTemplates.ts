import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const podTemplates: ConformanceGroup = {
  name: 'pod templates',
  isCore: false,
  held: [],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-node] PodTemplates should run the lifecycle of PodTemplates [Conformance]',
        '[sig-node] PodTemplates should delete a collection of pod templates [Conformance]',
        '[sig-node] PodTemplates should replace a pod template [Conformance]',
      ],
    },
  ],
};
