import type { Governance } from '../governance.ts';

const lifecycle = 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/';
const pressure = 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/';
const runtimeInterface = 'https://kubernetes.io/docs/concepts/containers/cri/';

/** What the kubelet decides on its node. */
export const kubeletRecords: readonly Governance[] = [
  {
    op: 'staticPod',
    rule: 'The kubelet runs a Pod from a file by itself, named after its node, and shows it to the API as a mirror Pod',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
  },
  {
    op: 'kubeletAdmit',
    rule: 'The kubelet holds a Pod against its own node once more, and rejects what does not fit unless it is critical and others can be preempted',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/',
  },
  {
    op: 'resizeDecision',
    rule: 'A resize that the node can never grant is infeasible, one that it cannot grant now is deferred, others are granted',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  },
  {
    op: 'namespaces',
    rule: 'Containers of a Pod share its network, and its processes only where the Pod says so',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  },
  {
    op: 'sandboxNetwork',
    rule: 'The network of a sandbox is made when it is created, and taken away before it is removed, again and again until that succeeds',
    source: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/',
  },
  {
    op: 'volumes',
    rule: 'Ephemeral volumes live as long as their Pod; persistent ones outlive it',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  },
  {
    op: 'imagePull',
    rule: 'The pull policy says whether an image is pulled; a pull that fails is tried again with a delay that doubles up to 5 minutes',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff',
  },
  {
    op: 'restart',
    rule: 'Containers that ended are started again as the restart policy says; init containers in order and before all others',
    source: `${lifecycle}#container-restarts`,
    byName: ['shouldBeRestarted'],
  },
  {
    op: 'runtimeCalls',
    rule: 'The kubelet stops what is to be stopped, makes a sandbox if there is none, and then creates and starts containers, each by one call to the runtime',
    source: runtimeInterface,
  },
  {
    op: 'runtimeContract',
    rule: 'A runtime takes each call in the states that the runtime interface allows',
    source: runtimeInterface,
  },
  {
    op: 'hooks',
    rule: 'postStart runs when a container has been created and kills it where it fails; preStop runs before it is stopped',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    byName: ['containers'],
  },
  {
    op: 'probe',
    rule: 'A probe changes its verdict after as many results in a row as its threshold says',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  },
  {
    op: 'crashLoopBackoff',
    rule: 'A container that keeps failing waits 10 s, 20 s, 40 s, … up to 5 minutes before it is started again',
    source: `${lifecycle}#container-restarts`,
  },
  {
    op: 'phase',
    rule: 'The phase of a Pod follows from the states of its containers and its restart policy',
    source: `${lifecycle}#pod-phase`,
    fields: {
      conditions: {
        rule: 'A Pod is Ready if all of its containers are, and all of its readiness gates are true',
        source: `${lifecycle}#pod-conditions`,
      },
      containerStatuses: {
        rule: 'A container waits, runs or is terminated, with a reason',
        source: `${lifecycle}#container-states`,
      },
      initContainerStatuses: {
        rule: 'Init containers run to completion, one after the other',
        source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
      },
    },
  },
  {
    op: 'writtenStatus',
    rule: 'The status that the kubelet writes never takes back that a container, or the Pod, has ended',
    source: `${lifecycle}#pod-phase`,
  },
  {
    op: 'oomScore',
    rule: 'Guaranteed and critical Pods are killed last where memory runs out, BestEffort ones first, Burstable ones by their requests',
    source: `${pressure}#node-out-of-memory-behavior`,
    byName: ['scores'],
  },
  {
    op: 'evictionSync',
    rule: 'A node is under pressure when a signal crosses its threshold, and for the transition period after that',
    source: `${pressure}#node-conditions`,
  },
  {
    op: 'evict',
    rule: 'Pods that use more than they requested go first, then those of lower priority, then by how much they exceed their requests',
    source: `${pressure}#pod-selection-for-kubelet-eviction`,
    byName: ['messages'],
  },
  {
    op: 'localStorage',
    rule: 'A Pod that uses more ephemeral storage than its limits allow is evicted',
    source:
      'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#resource-emphemeralstorage-consumption',
  },
  {
    op: 'taintEvict',
    rule: 'A NoExecute taint removes a Pod that does not tolerate it at once, and one that tolerates it for some seconds after the least of these',
    source:
      'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions',
  },
  {
    op: 'nodeShutdown',
    rule: 'When a node shuts down, regular Pods end first and critical ones last, each group within its share of the time',
    source:
      'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#graceful-node-shutdown',
  },
  {
    op: 'grace',
    rule: 'A later request may shorten the grace period and never lengthens it; what a container gets is at least a second, or what its probe says',
    source: `${lifecycle}#pod-termination`,
  },
  {
    op: 'stopContainers',
    rule: 'Regular containers are stopped together; sidecars after them, in reverse order; preStop hooks use up the same grace period',
    source: `${lifecycle}#termination-with-sidecars`,
    byName: ['waitsFor', 'seconds'],
  },
  {
    op: 'garbage',
    rule: 'Dead containers are removed when their Pod is gone, or when there are more of them than the limits allow, the oldest first',
    source:
      'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-garbage-collection',
  },
];
