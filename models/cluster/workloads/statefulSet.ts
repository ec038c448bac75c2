import { always } from '../../../checker/system/guard.ts';
import type { StatefulSet } from '../../../spec/api/objects/apps.ts';
import { missingOrdinals } from '../../../spec/controllers/podsToCreate/ordinals.ts';
import { type PlacedParts, placedParts } from '../parts/placedParts.ts';
import { placedPodRules } from '../rules/placedPods.ts';
import { askedPlacedViews } from '../views/askedPlacedViews.ts';
import { type WorkloadController, workloadKind } from './workloadKind.ts';

const statefulSetController: WorkloadController<PlacedParts> = {
  name: 'StatefulSet controller',
  rules: placedPodRules('StatefulSet controller'),
  wants: () => always,
  views: () => undefined,
  asked: askedPlacedViews,
};

/** A StatefulSet: one Pod for each ordinal, and no second one of a name before the first is gone. Its updates are not modelled. */
export const statefulSetKind = workloadKind<StatefulSet, PlacedParts>({
  resource: 'statefulsets',
  wants: (set) => ({
    replicas: set.spec?.replicas ?? 1,
    template: set.spec?.template ?? {},
    places: missingOrdinals(set, [], []).pods,
    inOrder: set.spec?.podManagementPolicy !== 'Parallel',
  }),
  parts: placedParts,
  controller: statefulSetController,
  without: 'it is not scaled and not updated',
});
