import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { leadsTo } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const runsAgain: LawRecord = {
  id: 'static/runs-again',
  says: 'A static Pod of policy Always whose manifest is there is looked after by its kubelet in the end, also if the manifest was away for a while',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/#dynamic-addition-and-removal-of-static-pods',
  fields: ['pod.metadata.annotations'],
  exceptions: ['a kubelet that does not work again'],
  model: leadsTo<PodOnNodeView>({
    of: podOnNode,
    trigger: (pod) => isWanted(pod) && pod.worker !== 'Syncing',
    goal: (pod) => !isWanted(pod) || pod.worker === 'Syncing',
  }),
  mutants: ['ended-static-pod-remembered'],
};

const isWanted = (pod: PodOnNodeView): boolean => {
  const { apiReference, pod: manifest } = planOf(pod);
  return pod.file === 'Present' && apiReference === undefined && manifest.spec.restartPolicy === 'Always';
};
