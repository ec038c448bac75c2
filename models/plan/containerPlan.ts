import type { Container } from '../../spec/api/objects/core.ts';
import type { ProbeKind } from '../../spec/kubelet/probes/probeCounting.ts';

/** `init`: runs to completion before the next; `sidecar`: a restartable init container; `regular`: all others. */
export type ContainerKind = 'init' | 'sidecar' | 'regular';

/** What never changes of a container of a Pod. */
export type ContainerPlan = {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly spec: Container;
  readonly probes: readonly ProbeKind[];
};
