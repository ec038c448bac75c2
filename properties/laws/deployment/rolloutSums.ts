import type { TemplateView } from '../../../models/views/rolloutView.ts';

/** The replicas that all ReplicaSets together are to have. */
export const replicasOf = (sets: readonly TemplateView[]): number =>
  sets.reduce((sum, { replicas }) => sum + replicas, 0);

/** The available Pods that they have together. */
export const availableOf = (sets: readonly TemplateView[]): number =>
  sets.reduce((sum, { available }) => sum + available, 0);

/** The same sets once one of them has this size: Pods that are not available go first. */
export const withSize = (
  sets: readonly TemplateView[],
  revision: number,
  replicas: number,
): readonly TemplateView[] => {
  const available = sets.find((set) => set.revision === revision)?.available ?? 0;
  const others = sets.filter((set) => set.revision !== revision);
  return [...others, { revision, replicas, available: Math.min(available, replicas) }];
};

/** No more than there are to be, nor fewer available ones than there are to be left, unless that was so before. */
export const staysWithin = (
  before: readonly TemplateView[],
  after: readonly TemplateView[],
  { least, most }: { readonly least: number; readonly most: number },
): boolean =>
  (replicasOf(after) <= most || replicasOf(after) <= replicasOf(before)) &&
  (availableOf(after) >= least || availableOf(after) >= availableOf(before));
