import type { Bug } from '../bug.ts';

export const startedAfterLostRecord: Bug = {
  numbers: [83705],
  says: 'A kubelet that is killed just after it has started a container starts another one, though the restart policy is Never',
  introduced: 'v1.16 or before',
  fixed: 'not fixed: a container is started at least once, by design',
  breaks: ['container/policy'],
  components: ['kubelet', 'runtime'],
  faults: ['removal of a container'],
  shares:
    'whether the record of the container is lost with the machine or somebody removes it, the runtime has none of it any more, and that is all that a kubelet goes by',
  found: { kind: 'still so', scenario: 'node-removed-never' },
};
