import { container, named, pod } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';
import { admitsWhatEnded } from '../defects/admitsWhatEnded.ts';

const device = { 'example.com/gpu': '1' };
const withDevice = { containers: [container('app', { resources: { requests: device, limits: device } })] };

export const completedFailedForDevice: Bug = {
  numbers: [117955],
  says: 'A Pod that has succeeded and had a GPU shows UnexpectedAdmissionError after its kubelet has restarted',
  introduced: 'v1.27 or before',
  fixed: 'open when it was last read',
  breaks: ['phase/terminal-final'],
  components: ['kubelet', 'machine'],
  faults: ['stop of the kubelet'],
  shares:
    'the device manager fails the admission here and the node’s CPU there: what is wrong is that an ended Pod is admitted at all',
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ restartPolicy: 'Never', ...withDevice }), pod(withDevice, named('other'))],
      node: { status: { allocatable: { cpu: '2', memory: '4Gi', pods: '10', ...device } } },
      nodeBudgets: { kubeletRestarts: 1 },
    },
    defect: admitsWhatEnded,
  },
};
