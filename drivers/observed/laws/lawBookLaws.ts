import type { PodStep } from '../../../models/recorded/steps.ts';
import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../../../properties/laws/lawRecord.ts';
import { alwaysRunsOn } from '../../../properties/laws/phase/alwaysRunsOn.ts';
import { phaseOrder } from '../../../properties/laws/phase/order.ts';
import { successNeedsZero } from '../../../properties/laws/phase/successNeedsZero.ts';
import { terminalFinal } from '../../../properties/laws/phase/terminalFinal.ts';
import { terminalMeansStopped } from '../../../properties/laws/phase/terminalMeansStopped.ts';
import { readyMeansReady } from '../../../properties/laws/status/readyMeansReady.ts';
import type { PodLaw } from './traceLaw.ts';

/** What the law book says of phases, judged by its own predicates on what the trace shows. */
const fromLawBook = [
  terminalFinal,
  phaseOrder,
  alwaysRunsOn,
  successNeedsZero,
  terminalMeansStopped,
  readyMeansReady,
] as const;

/** A phase that somebody wrote by hand is nobody's verdict, until the kubelet writes over it. */
const isByHand = ({ writer, live, change }: PodStep): boolean =>
  live?.memory.phaseByHand === true ||
  (writer === 'status by hand' && change?.status.includes('phase') === true);

const seen = (old: PodView | undefined, next: PodView): string => {
  const phase =
    old === undefined || old.phase === next.phase ? `${next.phase}` : `${old.phase}, then ${next.phase}`;
  const containers = next.containers.map(({ name, state }) => `${name} ${state}`).join(', ');
  return `the phase is ${phase}, with containers ${containers}`;
};

const holds = (law: LawRecord, old: PodView | undefined, next: PodView): boolean => {
  if (law.kind === 'state') return (law.holds as (view: PodView) => boolean)(next);
  if (law.kind !== 'step' || old === undefined) return true;
  return (law.holds as (before: PodView, after: PodView) => boolean)(old, next);
};

export const lawBookLaws: readonly PodLaw[] = fromLawBook.map((law) => ({
  id: law.id,
  says: law.says,
  source: law.source,
  ...(law.exceptions === undefined ? {} : { exceptions: law.exceptions }),
  judge: (step) => {
    const { writer, change } = step;
    const touched =
      writer === 'creation' || (change?.status.length ?? 0) > 0 || (change?.conditions.length ?? 0) > 0;
    if (!touched || isByHand(step)) return undefined;
    const { old, next } = step.views();
    return holds(law, old, next) ? undefined : `${seen(old, next)}; ${law.says}`;
  },
}));
