import { z } from 'zod';
import { contractBreaches, type RuntimeStep } from '../../../spec/kubelet/runtime/criContract.ts';
import type { Operation } from '../../operation.ts';
import { wholeNumber, withShape } from '../../request.ts';

const container = z.string();
const sandboxID = z.string();

const stepShape: z.ZodType<RuntimeStep> = z.discriminatedUnion('call', [
  z.object({
    call: z.literal('RunPodSandbox'),
    attempt: wholeNumber.default(0),
    sandboxID: sandboxID.exactOptional(),
  }),
  z.object({ call: z.enum(['StopPodSandbox', 'RemovePodSandbox']), sandboxID }),
  z.object({ call: z.literal('CreateContainer'), container, id: z.string().exactOptional() }),
  z.object({ call: z.literal('StartContainer'), container }),
  z.object({ call: z.enum(['StopContainer', 'RemoveContainer']), container, id: z.string().default('') }),
  z.object({ call: z.literal('UpdateContainerResources'), container }),
  z.object({ call: z.literal('ContainerExited'), container }),
  z.object({ call: z.literal('SandboxExited'), sandboxID }),
]);

export const runtimeContract: Operation = {
  op: 'runtimeContract',
  says: 'where a sequence of calls to the container runtime about one Pod breaks the contract with the kubelet',
  ...withShape(z.object({ steps: z.array(stepShape) }), ({ steps }) => ({
    breaches: contractBreaches(steps).map(({ at, because }) => ({ at, because })),
  })),
};
