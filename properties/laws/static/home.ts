import { nodeName } from '../../../models/podOnNode/plan/nodePlan.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stateLaw } from '../lawRecord.ts';
import { isAlive, podOnNode } from '../onNode.ts';

export const home = stateLaw<PodOnNodeView>({
  id: 'static/home',
  says: 'A static Pod runs on its own node only and never moves: each mirror Pod of it is bound to the node of its manifest',
  source: 'Kubernetes documentation, Create static Pods',
  of: podOnNode,
  holds: ({ mirrored }) => mirrored === undefined || mirrored.nodeName === nodeName,
  witness: ({ mirrored, containers }) => mirrored !== undefined && containers.some(isAlive),
});
