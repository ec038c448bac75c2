import type { PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { startedBetween } from './starts.ts';

export const initOver: LawRecord = {
  id: 'container/init-over',
  says: 'While a regular container runs no ordinary init container of its Pod is started, whatever the runtime still has of them',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  fields: ['pod.spec.initContainers'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) => !isInitialized(before) || startedBetween(before, after).every(isNoInit),
    witness: (before) => isInitialized(before) && before.containers.some(({ kind }) => kind === 'init'),
  }),
  mutants: ['init-container-again', 'init-container-beside-app'],
};

const isInitialized = ({ containers }: PodView): boolean =>
  containers.some(({ kind, running }) => kind === 'regular' && running > 0);

const isNoInit = ({ after: { kind } }: ReturnType<typeof startedBetween>[number]): boolean => kind !== 'init';
