import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { conditionIn, isReady, seconds } from '../../../models/recorded/history/livePod.ts';
import { nameKey } from '../../../models/recorded/history/names.ts';
import { isCreation, workloadOf } from '../../../models/recorded/workloadOf.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { ObservedOrdinalView } from '../../../models/views/ordinalView.ts';
import type { StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

/** Ready now, or until a little while ago. */
const wasReady = (pod: Pod, time: number): boolean =>
  isReady(pod) || time - seconds(conditionIn(pod, 'Ready')?.lastTransitionTime) < viewLagSeconds;

export const order: LawRecord = {
  id: 'statefulset/order',
  says: 'OrderedReady: ordinal n is created only when all below are ready',
  source:
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
  fields: ['statefulset.spec.replicas', 'statefulset.spec.ordinals', 'statefulset.spec.podManagementPolicy'],
  model: overViews({
    sees: [{ of: 'observed ordinal', what: (seen: ObservedOrdinalView) => seen }],
    when: does('creation of an ordinal'),
    holds: ([seen], step) => {
      const all = seen as readonly ObservedOrdinalView[];
      const { controller, ordinal } = all.find(({ id }) => id === step!.args[0])!;
      return all.every((each) => each.controller !== controller || each.ordinal >= ordinal || each.ready);
    },
    witness: ([seen], step) =>
      (seen as readonly ObservedOrdinalView[]).some(({ id, ordinal }) => id === step!.args[0] && ordinal > 0),
  }),
  record: ofPods({
    whole: true,
    judge: (step) => {
      const live = workloadOf(step, 'StatefulSet');
      if (live === undefined || !isCreation(step)) return undefined;
      const { spec, metadata } = live.object as StatefulSet;
      const { after, history, record } = step;
      const ordinal = Number(/-(\d+)$/.exec(after.metadata?.name ?? '')?.[1]);
      if (Number.isNaN(ordinal)) return `its name ends with no ordinal`;
      const most = Math.max(
        ...seenSpecs(live, record.time).map(
          (seen) =>
            ((seen as StatefulSet['spec'])?.replicas ?? 1) +
            ((seen as StatefulSet['spec'])?.ordinals?.start ?? 0),
        ),
      );
      if (ordinal >= most) return `its ordinal is ${ordinal}; those of ${metadata?.name} end before ${most}`;
      if ((spec?.podManagementPolicy ?? 'OrderedReady') !== 'OrderedReady') return undefined;
      for (let below = spec?.ordinals?.start ?? 0; below < ordinal; below += 1) {
        const uid = history.names.get(nameKey('pods', `${metadata?.name}-${below}`, metadata?.namespace));
        const other = history.pods.get(uid ?? '')?.object;
        if (other === undefined || !wasReady(other, record.time)) {
          return `it is created, and ${metadata?.name}-${below} is ${other === undefined ? 'not there' : 'not ready'}`;
        }
      }
      return undefined;
    },
  }),
  mutants: ['ordinals-in-any-order'],
  lies: ['an ordinal beyond the last'],
};
