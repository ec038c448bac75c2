import type { Bug } from '../bug.ts';

/** Of kubelets, and what the models lack for them. */
export const kubeletsNotModelled: readonly Bug[] = [
  {
    numbers: [125410],
    says: 'A Pod that its Job has counted as succeeded is made Failed by a taint eviction later, and the Job waits for ever on a UID that it has twice',
    introduced: 'v1.30',
    fixed: 'not verified',
    breaks: ['phase/terminal-final'],
    components: ['taint eviction controller', 'Job controller', 'kubelet'],
    faults: ['taint'],
    found: { kind: 'not modelled', because: 'Jobs and taints are not in one model: Jobs have no nodes' },
  },
  {
    numbers: [117018, 117019, 117073],
    says: 'After a graceful reboot of their node the Pods of DaemonSets stay Completed for ever, and are not replaced',
    introduced: 'v1.27',
    fixed:
      'v1.28 (117073): DaemonSets delete Pods that have succeeded; Pod workers take Pods up that ended before (117019)',
    breaks: [],
    components: ['kubelet', 'machine', 'DaemonSet controller'],
    faults: ['node shutdown', 'reboot'],
    found: { kind: 'not modelled', because: 'DaemonSets are not in the model in which a node shuts down' },
  },
  {
    numbers: [125880, 125935],
    says: 'Sidecars of a Pod that is not initialized get no stop signal, since they wait for containers that never started, and are killed when the grace period is over',
    introduced: 'v1.29',
    fixed: 'v1.31 (125935): containers that have not started are not waited for',
    breaks: [],
    components: ['kubelet'],
    faults: ['deletion'],
    found: {
      kind: 'not modelled',
      because:
        'between the request to end a Pod and the end of its grace period the model lets any time pass: that nobody was asked to stop until then breaks no law of it',
    },
  },
  {
    numbers: [83916],
    says: 'A second deletion with a shorter grace period is accepted by the API server and ignored by the kubelet',
    introduced: 'v1.16 or before',
    fixed: 'open when it was last read',
    breaks: [],
    components: ['API server', 'kubelet'],
    faults: ['deletion'],
    found: {
      kind: 'not modelled',
      because:
        'how long a grace period is, and that it is shortened while it runs, only random lifetimes on a clock tell',
    },
  },
  {
    numbers: [123859],
    says: 'A label of the node is taken off, or its NUMA nodes change: when its kubelet restarts it turns Pods away that run',
    introduced: 'v1.22',
    fixed: 'not verified',
    breaks: ['phase/terminal-means-stopped'],
    components: ['kubelet', 'machine'],
    faults: ['stop of the kubelet'],
    found: {
      kind: 'not modelled',
      because: 'the labels and the hardware of a node stay as they are in the models',
    },
  },
  {
    numbers: [87461],
    says: 'Static Pods of one manifest on many nodes have one UID',
    introduced: 'v1.20 or before',
    fixed: 'v1.21 (87461): the name of the node goes into the hash',
    breaks: ['identity/uid-unique'],
    components: ['kubelet'],
    faults: [],
    found: {
      kind: 'not modelled',
      because: 'the model with static Pods has one node; the decision about their UIDs is held by vectors',
    },
  },
];
