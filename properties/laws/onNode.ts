import type {
  ContainerOnNodeView,
  PodOnNodeConstants,
  PodOnNodeView,
  ProbeView,
} from '../../models/podOnNode/views/podOnNodeView.ts';
import { constantsOf } from '../../models/views/constants.ts';

/** The kind of view that laws about a Pod on its node are written over. */
export const podOnNode = 'Pod on its node';

export const planOf = (pod: PodOnNodeView): PodOnNodeConstants['plan'] =>
  constantsOf<PodOnNodeConstants>(pod).plan;

/** its process runs, asked to stop or not */
export const isAlive = ({ state }: ContainerOnNodeView): boolean =>
  state === 'Running' || state === 'PostStart' || state === 'PreStop' || state === 'Terminating';

/** it runs, and nobody has asked it to stop */
const isUnasked = ({ state }: ContainerOnNodeView): boolean => state === 'Running' || state === 'PostStart';

/** A container before and after a step. */
export type ContainerChange = {
  readonly at: number;
  readonly before: ContainerOnNodeView;
  readonly after: ContainerOnNodeView;
};

export const changesOf = (before: PodOnNodeView, after: PodOnNodeView): ContainerChange[] =>
  after.containers.map((container, at) => ({ at, before: before.containers[at]!, after: container }));

export const startsIn = (before: PodOnNodeView, after: PodOnNodeView): ContainerChange[] =>
  changesOf(before, after).filter((change) => !isAlive(change.before) && isAlive(change.after));

/** Containers that are asked to stop in this step. */
export const stopsIn = (before: PodOnNodeView, after: PodOnNodeView): ContainerChange[] =>
  changesOf(before, after).filter(
    (change) => isUnasked(change.before) && isAlive(change.after) && !isUnasked(change.after),
  );

/** Containers that are sent their stop signal in this step. */
export const signalsIn = (before: PodOnNodeView, after: PodOnNodeView): ContainerChange[] =>
  changesOf(before, after).filter(
    (change) => change.before.state !== 'Terminating' && change.after.state === 'Terminating',
  );

export const probeOf = ({ probes }: ContainerOnNodeView, kind: ProbeView['kind']): ProbeView | undefined =>
  probes.find((probe) => probe.kind === kind);

/** A probe before and after a step, with what its manifest says. */
export type ProbeChange = {
  readonly container: ContainerChange;
  readonly before: ProbeView;
  readonly after: ProbeView;
  readonly failureThreshold: number;
  readonly successThreshold: number;
};

export const probeChangesOf = (before: PodOnNodeView, after: PodOnNodeView): ProbeChange[] =>
  changesOf(before, after).flatMap((container) =>
    container.after.probes.map((probe, at) => {
      const { spec } = planOf(after).containers[container.at]!.probes[at]!;
      return {
        container,
        before: container.before.probes[at]!,
        after: probe,
        failureThreshold: spec.failureThreshold ?? 3,
        successThreshold: spec.successThreshold ?? 1,
      };
    }),
  );

/** An attempt was counted: by the run of equal results, or by the verdict that it brought. */
export const isAttempt = ({ before, after }: ProbeChange): boolean =>
  before.state === 'Probing' &&
  after.state !== 'Idle' &&
  (before.run.length !== after.run.length ||
    before.run.result !== after.run.result ||
    before.verdict !== after.verdict);
