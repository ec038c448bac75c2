import type { Bug } from '../bug.ts';

/** Of controllers, and what the models lack for them. */
export const controllersNotModelled: readonly Bug[] = [
  {
    numbers: [59848, 60478],
    says: 'A kubelet restarts, is given an old list by an API server that lags, and runs a Pod of a StatefulSet again that was deleted, while its successor runs elsewhere',
    introduced: 'v1.7 or before',
    fixed: 'open when it was last read (60478 was never finished)',
    breaks: [],
    components: ['API server', 'kubelet', 'StatefulSet controller'],
    faults: ['stop of the kubelet', 'stale list'],
    found: { kind: 'not modelled', because: 'kubelets that restart are not in the model of StatefulSets' },
  },
  {
    numbers: [65200, 92743],
    says: 'The garbage collector, just restarted, takes an owner with wrong coordinates for absent, and deletes dependents of it that live',
    introduced: 'every version before v1.20',
    fixed: 'v1.20 (92743): kind and namespace of the owner are checked before it counts as absent',
    breaks: [],
    components: ['API server', 'garbage collector'],
    faults: ['restart of a controller'],
    found: {
      kind: 'not modelled',
      because:
        'the owners of the models have the coordinates that their dependents name; the decision is held by vectors',
    },
  },
  {
    numbers: [14528],
    says: 'The list of nodes fails, the error is ignored, and a DaemonSet creates 6,596 Pods',
    introduced: 'v1.1',
    fixed: 'not verified',
    breaks: [],
    components: ['API server', 'DaemonSet controller'],
    faults: [],
    found: {
      kind: 'not modelled',
      because:
        'a controller of the models sees no less of the nodes than there is: a list that fails is none of its faults',
    },
  },
  {
    numbers: [65240, 65309, 43846, 72593, 130411],
    says: 'A controller creates Pods, the kubelet turns them away, and both go on at once: 1,800 Pods a minute',
    introduced: 'v1.10',
    fixed: 'DaemonSets back off (65309); for ReplicaSets the change was closed (130411)',
    breaks: [],
    components: ['DaemonSet controller', 'ReplicaSet controller', 'kubelet'],
    faults: [],
    found: {
      kind: 'not modelled',
      because: 'it breaks no law but the patience of people: how often in a time is not counted',
    },
  },
  {
    numbers: [99865],
    says: 'An Indexed Job is complete though an index was done twice and another one never',
    introduced: 'v1.21 (before its release)',
    fixed: 'v1.21 (99865): distinct indexes are counted',
    breaks: ['job/indexes'],
    components: ['Job controller'],
    faults: [],
    found: {
      kind: 'not modelled',
      because:
        'that successes are counted by their index is a decision of the specification; defects are planted in rules',
    },
  },
  {
    numbers: [67250, 60164],
    says: 'Under OrderedReady the controller waits for a broken Pod of a StatefulSet: a template that was put right cannot replace it',
    introduced: 'v1.7',
    fixed: 'open when it was last read',
    breaks: [],
    components: ['StatefulSet controller'],
    faults: [],
    found: { kind: 'not modelled', because: 'a template whose Pods never get ready is not in the models' },
  },
  {
    numbers: [1237, 75, 252, 566],
    repository: 'kubernetes-sigs/descheduler',
    says: 'The descheduler evicts what the scheduler places in the same way again, without end',
    introduced: 'v0.20 or before',
    fixed: 'the option nodeFit, and cases of their own',
    breaks: [],
    components: ['descheduler', 'scheduler'],
    faults: [],
    found: {
      kind: 'not modelled',
      because: 'the descheduler is no part of Kubernetes, and not in the models',
    },
  },
];
