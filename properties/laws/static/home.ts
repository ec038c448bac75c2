import { nodeName } from '../../../models/podOnNode/plan/nodePlan.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { isAlive, podOnNode } from '../onNode.ts';

export const home: LawRecord = {
  id: 'static/home',
  says: 'A static Pod runs on its own node only and never moves: each mirror Pod of it is bound to the node of its manifest',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
  fields: ['pod.metadata.annotations', 'pod.spec.nodeName'],
  model: everyState<PodOnNodeView>({
    of: podOnNode,
    holds: ({ mirrored }) => mirrored === undefined || mirrored.nodeName === nodeName,
    witness: ({ mirrored, containers }) => mirrored !== undefined && containers.some(isAlive),
  }),
  mutants: ['mirror-created-elsewhere'],
};
