import type { Bug } from '../bug.ts';

export const createdNeverStarted: Bug = {
  numbers: [118321, 123839, 141948],
  says: 'A Pod of restart policy Never or OnFailure stays Pending for ever if its node reboots between the creation of a container and its start',
  introduced: 'v1.26 or before',
  fixed: 'not fixed: v1.36 does it (known deviation created-never-started); 141948 is open',
  breaks: ['phase/reaches-the-end'],
  components: ['kubelet', 'runtime', 'machine'],
  faults: ['reboot'],
  found: { kind: 'still so', scenario: 'node-created-never-started' },
};
