import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stateLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const ephemeralOnce = stateLaw<PodOnNodeView>({
  id: 'container/ephemeral-once',
  says: 'An ephemeral container is started once and never restarted',
  source: 'Kubernetes documentation, Ephemeral Containers, What is an ephemeral container?',
  of: podOnNode,
  holds: (pod) => ephemeral(pod).every(({ instances }) => instances <= 1),
  witness: (pod) => ephemeral(pod).some(({ state }) => state === 'Exited') && pod.worker === 'Syncing',
});

const ephemeral = ({ containers }: PodOnNodeView) => containers.filter(({ kind }) => kind === 'ephemeral');
