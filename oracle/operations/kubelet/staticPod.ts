import { z } from 'zod';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { staticPod as read } from '../../../spec/api/staticPod.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { mirrorPodAction, mirrorPodOf } from '../../../spec/kubelet/staticPods/mirrorPod.ts';
import type { Operation } from '../../operation.ts';
import { decoded, withShape } from '../../request.ts';

const staticShape = z.object({
  /** JSON text */
  manifest: z.string(),
  from: z.enum(['file', 'http']).default('file'),
  nodeName: z.string(),
  nodeUID: z.string().default(''),
  /** what the kubelet makes of the content of the manifest */
  hash: z.string(),
  /** the mirror Pod that the API server has */
  mirror: decoded<Pod>('core.Pod').optional(),
  nodeDeleted: z.boolean().default(false),
});

/** A Pod that the API server has without specification is held for one with an empty one. */
const bound = (pod: Pod): BoundPod => ({ ...pod, spec: pod.spec ?? { containers: [] } });

export const staticPod: Operation = {
  op: 'staticPod',
  says: 'the Pod that a kubelet makes of a manifest on its node, its mirror Pod, and what becomes of the present one',
  ...withShape(staticShape, ({ mirror, nodeUID, nodeDeleted, ...source }) => {
    const answer = read(source);
    if (!answer.valid) return answer;
    const pod = bound(answer.pod);
    return {
      valid: true,
      pod,
      mirror: mirrorPodOf(pod, { name: source.nodeName, uid: nodeUID }),
      ...mirrorPodAction(pod, mirror && bound(mirror), nodeDeleted),
    };
  }),
};
