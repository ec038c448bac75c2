import type { Container } from '../../spec/api/objects/core.ts';
import { probeAction } from '../../spec/kubelet/probes/probeAction.ts';
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

/** Why a probe of a container never has a result, whatever runs there; undefined if it may have one. */
export const neverAnswered = ({ spec }: ContainerPlan, kind: ProbeKind): string | undefined => {
  const probe = spec[`${kind}Probe`];
  const action = probe && probeAction(probe, spec, '');
  return action?.kind === 'invalid' ? action.message : undefined;
};
