import { z } from 'zod';
import {
  containerGarbage,
  defaultContainerGarbagePolicy,
} from '../../../spec/kubelet/garbageCollection/containerGarbage.ts';
import { sandboxGarbage } from '../../../spec/kubelet/garbageCollection/sandboxGarbage.ts';
import type { Operation } from '../../operation.ts';
import { listOf, wholeNumber, withShape } from '../../request.ts';

/** Seconds since it was created. */
const age = wholeNumber.min(0);

const garbageShape = z.object({
  containers: listOf(
    z.object({ id: z.string(), name: z.string(), podUID: z.string(), running: z.boolean(), age }),
  ),
  sandboxes: listOf(
    z.object({ id: z.string(), podUID: z.string(), ready: z.boolean(), hasContainers: z.boolean(), age }),
  ),
  /** UIDs of Pods whose content is no longer wanted */
  gone: listOf(z.string()),
  policy: z
    .object({ minAgeSeconds: wholeNumber, maxPerContainer: wholeNumber, maxContainers: wholeNumber })
    .default(defaultContainerGarbagePolicy),
});

const dated = <T extends { readonly age: number }>(items: readonly T[]) =>
  items.map((item) => ({ ...item, createdAt: -item.age }));

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).toSorted();

export const garbage: Operation = {
  op: 'garbage',
  says: 'which dead containers and sandboxes the kubelet removes from its node',
  ...withShape(garbageShape, ({ containers, sandboxes, gone, policy }) => {
    const isGone = (podUID: string) => gone.includes(podUID);
    return {
      containers: idsOf(containerGarbage(dated(containers), isGone, 0, policy)),
      sandboxes: idsOf(sandboxGarbage(dated(sandboxes), isGone)),
    };
  }),
};
