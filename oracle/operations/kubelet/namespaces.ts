import { z } from 'zod';
import { ephemeralContainerPID, podNamespaces } from '../../../spec/kubelet/environment/namespaces.ts';
import { shareLocalhost } from '../../../spec/kubelet/environment/networkNamespace.ts';
import type { Operation } from '../../operation.ts';
import { podShape, withShape } from '../../request.ts';

export const namespaces: Operation = {
  op: 'namespaces',
  says: 'which Linux namespaces the containers of a Pod share, and whether it shares localhost with another Pod',
  ...withShape(z.object({ pod: podShape, other: podShape.optional() }), ({ pod, other }) => ({
    namespaces: podNamespaces(pod.spec),
    ephemeralContainers: Object.fromEntries(
      (pod.spec.ephemeralContainers ?? []).map((each) => [each.name, ephemeralContainerPID(pod.spec, each)]),
    ),
    ...(other ? { sharesLocalhost: shareLocalhost(pod, other) } : {}),
  })),
};
