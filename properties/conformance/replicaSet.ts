import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const replicaSet: ConformanceGroup = {
  name: 'replica set',
  isCore: true,
  held: [
    {
      test: '[sig-apps] ReplicationController should adopt matching pods on creation [Conformance]',
      heldBy: { operations: ['replicationControllerSync'] },
    },
    {
      test: '[sig-apps] ReplicationController should surface a failure condition on a common issue like exceeded quota [Conformance]',
      heldBy: { operations: ['replicationControllerSync'] },
      leftOut: 'what the replicas serve',
    },
    {
      test: '[sig-apps] ReplicationController should release no longer matching pods [Conformance]',
      heldBy: { operations: ['replicationControllerSync'] },
    },
    {
      test: '[sig-apps] ReplicationController should serve a basic image on each replica with a public image [Conformance]',
      heldBy: { operations: ['replicationControllerSync'] },
      leftOut: 'what the replicas serve',
    },
    {
      test: '[sig-apps] ReplicaSet should adopt matching pods on creation and release no longer matching pods [Conformance]',
      heldBy: { operations: ['replicaSetSync'], recordings: ['adoption-a'] },
    },
    {
      test: '[sig-apps] ReplicaSet should serve a basic image on each replica with a public image [Conformance]',
      heldBy: { operations: ['replicaSetSync'], laws: ['workload/no-surplus', 'workload/status-counts'] },
      leftOut: 'what the replicas serve',
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: [
        '[sig-apps] ReplicationController should get and update a ReplicationController scale [Conformance]',
        '[sig-apps] ReplicationController should test the lifecycle of a ReplicationController [Conformance]',
        '[sig-apps] ReplicaSet Replicaset should have a working scale subresource [Conformance]',
        '[sig-apps] ReplicaSet Replace and Patch tests [Conformance]',
        '[sig-apps] ReplicaSet should list and delete a collection of ReplicaSets [Conformance]',
        '[sig-apps] ReplicaSet should validate Replicaset Status endpoints [Conformance]',
      ],
    },
  ],
};
