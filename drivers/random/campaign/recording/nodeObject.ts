import { nodeIPs } from '../../../../models/podOnNode/views/addresses.ts';
import { timeOf } from './trace.ts';

/** the name of the node of a lifetime */
export const nodeName = 'node-1';

const capacity = { cpu: '16', memory: '32Gi', 'ephemeral-storage': '100Gi', pods: '110' };

/** The node as the API shows it while all is well. */
export const nodeObject = () => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: nodeName,
    uid: '00000000-0000-4000-8000-00000000abcd',
    creationTimestamp: timeOf(0),
    labels: {
      'kubernetes.io/hostname': nodeName,
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
    },
  },
  spec: {},
  status: {
    capacity,
    allocatable: capacity,
    conditions: [
      condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory'),
      condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure'),
      condition('PIDPressure', 'False', 'KubeletHasSufficientPID'),
      condition('Ready', 'True', 'KubeletReady'),
    ],
    addresses: [
      ...nodeIPs.map((address) => ({ type: 'InternalIP', address })),
      { type: 'Hostname', address: nodeName },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      machineID: 'machine',
      systemUUID: 'system',
      bootID: 'boot',
      kernelVersion: '6.12',
      osImage: 'Linux',
      containerRuntimeVersion: 'containerd://2.1',
      kubeletVersion: 'v1.36.0',
      kubeProxyVersion: '',
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
  },
});

const condition = (type: string, status: string, reason: string) => ({
  type,
  status,
  reason,
  lastHeartbeatTime: timeOf(0),
  lastTransitionTime: timeOf(0),
});
