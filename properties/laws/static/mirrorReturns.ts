import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { leadsToLaw } from '../lawRecord.ts';
import { podOnNode } from '../onNode.ts';

export const mirrorReturns = leadsToLaw<PodOnNodeView>({
  id: 'static/mirror-returns',
  says: 'A static Pod whose manifest is there has a mirror Pod again in the end',
  source: 'Kubernetes documentation, Create static Pods, Static Pod behaviour',
  exceptions: ['a node that never reaches the API server again'],
  of: podOnNode,
  trigger: ({ file, mirror }) => file === 'Present' && mirror !== 'Present',
  goal: ({ file, mirror }) => file !== 'Present' || mirror === 'Present',
});
