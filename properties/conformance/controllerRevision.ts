import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const controllerRevision: ConformanceGroup = {
  name: 'controller revision',
  isCore: true,
  held: [],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-apps] ControllerRevision [Serial] should manage the lifecycle of a ControllerRevision [Conformance]',
      ],
    },
  ],
};
