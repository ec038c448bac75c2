import { wantsSamePort } from '../../../models/podOnNode/plan/ports.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stateLaw } from '../lawRecord.ts';
import { isAlive, planOf, podOnNode } from '../onNode.ts';

export const onePort = stateLaw<PodOnNodeView>({
  id: 'network/one-port',
  says: 'Of the containers of a Pod no two listen on one port at a time',
  source: 'Kubernetes documentation, Pods, Pod networking',
  of: podOnNode,
  holds: (pod) => {
    const { containers } = planOf(pod);
    const listening = placesOf(pod);
    return listening.every((one) =>
      listening.every(
        (other) => one === other || !wantsSamePort(containers[one]!.spec, containers[other]!.spec),
      ),
    );
  },
  witness: (pod) => placesOf(pod).length > 0,
});

const placesOf = ({ containers }: PodOnNodeView): number[] =>
  containers.flatMap((container, at) => (container.isListening && isAlive(container) ? [at] : []));
