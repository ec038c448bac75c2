import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const disruption: ConformanceGroup = {
  name: 'disruption',
  isCore: true,
  held: [
    {
      test: '[sig-apps] DisruptionController should observe PodDisruptionBudget status updated [Conformance]',
      heldBy: { operations: ['disruption'], laws: ['disruption/budget'], recordings: ['drain-pdb'] },
    },
    {
      test: '[sig-apps] DisruptionController should block an eviction until the PDB is updated to allow it [Conformance]',
      heldBy: {
        operations: ['evictionRequest', 'disruption'],
        laws: ['disruption/allowance', 'disruption/asked'],
        recordings: ['drain-pdb', 'drain-unhealthy'],
      },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-apps] DisruptionController should create a PodDisruptionBudget [Conformance]',
        '[sig-apps] DisruptionController Listing PodDisruptionBudgets for all namespaces should list and delete a collection of PodDisruptionBudgets [Conformance]',
        '[sig-apps] DisruptionController should update/patch PodDisruptionBudget status [Conformance]',
      ],
    },
  ],
};
