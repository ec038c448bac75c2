import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const namespace: ConformanceGroup = {
  name: 'namespace',
  isCore: true,
  held: [
    {
      test: '[sig-api-machinery] OrderedNamespaceDeletion namespace deletion should delete pod first [Conformance]',
      heldBy: { operations: ['namespaceDelete'], laws: ['gc/namespace-empty'], recordings: ['ns-delete'] },
    },
    {
      test: '[sig-api-machinery] Namespaces [Serial] should ensure that all pods are removed when a namespace is deleted [Conformance]',
      heldBy: { operations: ['namespaceDelete'], laws: ['gc/namespace-empty'], recordings: ['ns-delete'] },
    },
    {
      test: '[sig-api-machinery] Namespaces [Serial] should ensure that all services are removed when a namespace is deleted [Conformance]',
      heldBy: { operations: ['namespaceDelete'], laws: ['gc/namespace-empty'] },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-api-machinery] Namespaces [Serial] should patch a Namespace [Conformance]',
        '[sig-api-machinery] Namespaces [Serial] should apply changes to a namespace status [Conformance]',
        '[sig-api-machinery] Namespaces [Serial] should apply a finalizer to a Namespace [Conformance]',
        '[sig-api-machinery] Namespaces [Serial] should apply an update to a Namespace [Conformance]',
      ],
    },
  ],
};
