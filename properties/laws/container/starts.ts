import type { ContainerView, PodView } from '../../../models/views/podView.ts';

/** A container before and after a step. */
export type ContainerStep = {
  readonly before: ContainerView;
  readonly after: ContainerView;
  readonly at: number;
};

export const containerSteps = (before: PodView, after: PodView): ContainerStep[] =>
  after.containers.map((container, at) => ({ before: before.containers[at]!, after: container, at }));

/** The containers of which an instance was started in this step. */
export const startedBetween = (before: PodView, after: PodView): ContainerStep[] =>
  containerSteps(before, after).filter((container) => container.after.running > container.before.running);
