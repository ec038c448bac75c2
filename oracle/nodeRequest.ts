import { z } from 'zod';
import type { Node } from '../spec/api/objects/core.ts';
import type { KubeletNode } from '../spec/kubelet/admission/admitPod.ts';
import { decoded, listOf } from './request.ts';

/** A node, and what its kubelet knows of itself. */
export const kubeletNodeShape = z.object({
  node: decoded<Node>('core.Node'),
  operatingSystem: z.enum(['linux', 'windows']).default('linux'),
  pressure: listOf(z.enum(['MemoryPressure', 'DiskPressure', 'PIDPressure'])),
  allowedUnsafeSysctls: listOf(z.string()),
  shuttingDown: z.boolean().default(false),
}) satisfies z.ZodType<KubeletNode>;
