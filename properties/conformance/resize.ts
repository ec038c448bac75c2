import type { ConformanceGroup } from './conformanceRecord.ts';

export const resize: ConformanceGroup = {
  name: 'resize',
  isCore: true,
  held: [
    {
      test: '[sig-node] Pod InPlace Resize Container burstable pods - extended resize with equivalents [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update', 'resizeDecision'],
        laws: ['container/resize-applied', 'container/resize-policy', 'status/resize-conditions'],
        scenarios: ['node-resize', 'node-resize-restart'],
        recordings: ['resize-a'],
      },
    },
    {
      test: '[sig-node] Pod InPlace Resize Container burstable pods - extended 6 containers - various operations performed (including adding limits and requests) [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update', 'resizeDecision'],
        laws: ['container/resize-applied', 'container/resize-policy', 'status/resize-conditions'],
        scenarios: ['node-resize', 'node-resize-restart'],
        recordings: ['resize-a'],
      },
    },
    {
      test: '[sig-node] Pod InPlace Resize Container guaranteed pods with multiple containers 3 containers - increase cpu & mem on c1, decrease cpu & mem on c2, c3 - net decrease [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update', 'resizeDecision'],
        laws: ['container/resize-applied', 'status/resize-conditions', 'status/allocation'],
        scenarios: ['node-resize', 'node-resize-order'],
        recordings: ['resize-a'],
      },
    },
    {
      test: '[sig-node] Pod InPlace Resize Container guaranteed pods with multiple containers 3 containers - increase cpu & mem on c1, c2, decrease cpu & mem on c3 - net increase [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update', 'resizeDecision'],
        laws: ['container/resize-applied', 'status/resize-conditions', 'status/allocation'],
        scenarios: ['node-resize', 'node-resize-order'],
        recordings: ['resize-a'],
      },
    },
    {
      test: '[sig-node] Pod InPlace Resize Container guaranteed pods with multiple containers 3 containers - increase: CPU (c1,c3), memory (c2, c3) ; decrease: CPU (c2) [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update', 'resizeDecision'],
        laws: ['container/resize-applied', 'status/resize-conditions', 'status/allocation'],
        scenarios: ['node-resize', 'node-resize-order'],
        recordings: ['resize-a'],
      },
    },
    {
      test: '[sig-node] Pod InPlace Resize Container resize pod via the replace endpoint [MinimumKubeletVersion:1.34] [Conformance]',
      heldBy: {
        operations: ['update', 'resizeDecision'],
        laws: ['container/resize-applied', 'container/resize-policy', 'status/resize-conditions'],
        scenarios: ['node-resize', 'node-resize-restart'],
        recordings: ['resize-a'],
      },
    },
  ],
  notModelled: [],
};
