import { wantsSamePort } from '../../../models/podOnNode/plan/ports.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { isAlive, planOf, podOnNode } from '../onNode.ts';

export const onePort: LawRecord = {
  id: 'network/one-port',
  says: 'Of the containers of a Pod no two listen on one port at a time',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  fields: inContainers('ports'),
  model: everyState<PodOnNodeView>({
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
  }),
  mutants: ['port-shared'],
};

const placesOf = ({ containers }: PodOnNodeView): number[] =>
  containers.flatMap((container, at) => (container.isListening && isAlive(container) ? [at] : []));
