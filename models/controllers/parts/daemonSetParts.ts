import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { isWorking } from '../charts/controllerProcess.ts';
import { daemonNode, seenNode, seenTaint } from '../charts/daemonNode.ts';
import { isExpected, isRecorded, wasDeleted } from '../charts/ownWrite.ts';
import { isIdle } from '../charts/pass.ts';
import { lookOf } from '../charts/seenPod.ts';
import { type DaemonSetWrite, daemonSetWrites } from '../decisions/daemonSetWrites.ts';
import type { DaemonSetPlan } from '../plan/daemonSetPlan.ts';
import { type ControllerParts, controllerParts } from './controllerParts.ts';
import { type PodParts, podParts } from './podParts.ts';

export type DaemonNodeParts = Identified & { readonly node: Component<typeof daemonNode> };

/** A node as one controller sees it. */
export type SeenNodeParts = Identified & {
  readonly of: DaemonNodeParts;
  readonly view: Component<typeof seenNode>;
};

/** The DaemonSet controller, in one process. */
export type DaemonSetControllerParts = ControllerParts & {
  readonly nodes: readonly SeenNodeParts[];
  readonly next: Derived<DaemonSetWrite | undefined>;
};

export type DaemonSetParts = {
  readonly nodes: readonly DaemonNodeParts[];
  readonly pods: readonly PodParts[];
  readonly controllers: readonly DaemonSetControllerParts[];
};

export const daemonSetParts = (composer: Composer, plan: DaemonSetPlan): DaemonSetParts => {
  const nodes = composer.groups('node', plan.nodes.length, (_, add) => ({ node: add('object', daemonNode) }));
  const pods = podParts(composer, plan.places);
  const controllers = controllerParts(
    composer,
    { name: 'DaemonSet controller', count: 1 + plan.budgets.leaders, most: plan.places + 1, pods },
    (controller, add) => ({
      nodes: nodes.map(
        (of, at): SeenNodeParts => ({
          id: (controller - 1) * nodes.length + at + 1,
          name: `${of.name} as DaemonSet controller ${controller} sees it`,
          of,
          view: add(`${of.name} as it sees it`, seenNode),
        }),
      ),
    }),
  ).map((parts) => ({ ...parts, next: nextWrite(parts, plan) }));
  return { nodes, pods, controllers };
};

/** What the controller writes next: what the specification decides about all that it has seen. */
const nextWrite = (
  { process, pass, pods, nodes }: Omit<DaemonSetControllerParts, 'next'>,
  { gate }: DaemonSetPlan,
): Derived<DaemonSetWrite | undefined> =>
  derived(
    {
      process,
      pass,
      nodes: nodes.map(({ view }) => view),
      pods: pods.map(({ seen, own }) => ({ seen, own })),
    },
    (states): DaemonSetWrite | undefined => {
      if (!isWorking(states.process)) return undefined;
      const begins = isIdle(states.pass);
      const writes = daemonSetWrites({
        nodes: states.nodes.flatMap((state, at) => {
          const taint = seenTaint(state);
          return taint === undefined ? [] : [{ id: at + 1, taint }];
        }),
        pods: states.pods.flatMap(({ seen }, at) => {
          const look = lookOf(seen);
          return look ? [{ place: at + 1, phase: look.phase, node: look.kind }] : [];
        }),
        expects: begins && states.pods.some(({ own }) => isExpected(own)),
        behind: begins && states.pods.some(({ own }) => isRecorded(own)),
        gate,
      });
      const write = writes[states.pass.context.done];
      if (write?.kind !== 'deletePod') return write;
      const places = write.places.filter((place) => !wasDeleted(states.pods[place - 1]!.own));
      return { ...write, places };
    },
  );
