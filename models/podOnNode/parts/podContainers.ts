import type { Component } from '../../../checker/system/component.ts';
import type { Identified } from '../../../checker/system/system.ts';
import type { container } from '../charts/container/container.ts';
import type { ContainerParts, ProbeParts } from './containerParts.ts';
import type { PodParts } from './podParts.ts';

/** A container and its Pod: what rules about containers quantify over. */
export type PodContainer = Identified & ContainerParts & { readonly pod: PodParts; readonly at: number };

export const podContainers = (pods: readonly PodParts[]): PodContainer[] =>
  pods
    .flatMap((pod) =>
      pod.containers.map((parts, at) => ({ ...parts, pod, at, name: `${pod.name}.${parts.plan.name}` })),
    )
    .map((member, index) => ({ ...member, id: index + 1 }));

export const hasHook = ({ plan }: PodContainer, hook: 'postStart' | 'preStop'): boolean =>
  plan.spec.lifecycle?.[hook] !== undefined;

export const statesOf = ({ containers }: PodParts): Component<typeof container>[] =>
  containers.map(({ state }) => state);

export const probesOf = ({ containers }: PodParts): ProbeParts[] =>
  containers.flatMap(({ probes }) => probes);
