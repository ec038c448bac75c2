import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const statefulSet: ConformanceGroup = {
  name: 'stateful set',
  isCore: true,
  held: [
    {
      test: '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] Burst scaling should run to completion even with unhealthy pods [Slow] [Conformance]',
      heldBy: { operations: ['statefulSetSync', 'statefulSet'] },
    },
    {
      test: '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] Should recreate evicted statefulset [Conformance]',
      heldBy: { operations: ['statefulSetSync', 'statefulSet'], recordings: ['sts-broken'] },
    },
    {
      test: '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] should perform rolling updates and roll backs of template modifications [Conformance]',
      heldBy: { operations: ['statefulSetSync', 'statefulSet'], laws: ['statefulset/order'] },
    },
    {
      test: '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] should perform canary updates and phased rolling updates of template modifications [Conformance]',
      heldBy: { operations: ['statefulSetSync', 'statefulSet'], laws: ['statefulset/order'] },
    },
    {
      test: '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] Scaling should happen in predictable order and halt if any stateful pod is unhealthy [Slow] [Conformance]',
      heldBy: {
        operations: ['statefulSetSync', 'statefulSet'],
        laws: ['statefulset/order'],
        recordings: ['sts-ordered'],
      },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] should have a working scale subresource [Conformance]',
        '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] should list, patch and delete a collection of StatefulSets [Conformance]',
        '[sig-apps] StatefulSet Basic StatefulSet functionality [StatefulSetBasic] should validate Statefulset Status endpoints [Conformance]',
      ],
    },
  ],
};
