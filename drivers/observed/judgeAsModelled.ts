import type { PodStep } from '../../models/recorded/steps.ts';
import type { PodView } from '../../models/views/podView.ts';
import type { LawRecord } from '../../properties/laws/lawRecord.ts';
import type { ModelPredicate } from '../../properties/laws/modelPredicate.ts';

/** Judges a Pod, as events show it, by what a law says of Pods in models. */
export const judgeAsModelled =
  ({ model, says }: LawRecord) =>
  (step: PodStep): string | undefined => {
    const { writer, change } = step;
    const touched =
      writer === 'creation' || (change?.status.length ?? 0) > 0 || (change?.conditions.length ?? 0) > 0;
    if (!touched || isByHand(step)) return undefined;
    const { old, next } = step.views();
    return holds(model, old, next) ? undefined : `${seen(old, next)}; ${says}`;
  };

/** A phase that somebody wrote by hand says nothing of the containers, until the kubelet writes over it. */
const isByHand = ({ writer, live, change }: PodStep): boolean =>
  live?.memory.phaseByHand === true ||
  (writer === 'status by hand' && change?.status.includes('phase') === true);

const holds = (model: ModelPredicate | undefined, old: PodView | undefined, next: PodView): boolean => {
  if (model?.kind === 'state') return (model.holds as (view: PodView) => boolean)(next);
  if (model?.kind !== 'step' || old === undefined) return true;
  return (model.holds as (before: PodView, after: PodView) => boolean)(old, next);
};

const seen = (old: PodView | undefined, next: PodView): string => {
  const phase =
    old === undefined || old.phase === next.phase ? `${next.phase}` : `${old.phase}, then ${next.phase}`;
  const containers = next.containers.map(({ name, state }) => `${name} ${state}`).join(', ');
  return `the phase is ${phase}, with containers ${containers}`;
};
