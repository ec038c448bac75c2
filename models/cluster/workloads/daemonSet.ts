import { always } from '../../../checker/system/guard.ts';
import type { DaemonSet } from '../../../spec/api/objects/apps.ts';
import { missingDaemons } from '../../../spec/controllers/podsToCreate/daemons.ts';
import { type PlacedParts, placedParts } from '../parts/placedParts.ts';
import { placedPodRules } from '../rules/placedPods.ts';
import { askedPlacedViews } from '../views/askedPlacedViews.ts';
import { type WorkloadController, workloadKind } from './workloadKind.ts';

const daemonSetController: WorkloadController<PlacedParts> = {
  name: 'DaemonSet controller',
  rules: placedPodRules('DaemonSet controller'),
  wants: () => always,
  views: () => undefined,
  asked: askedPlacedViews,
};

/** A DaemonSet: one Pod on each node that it fits. Its updates, and nodes that are added, are not modelled. */
export const daemonSetKind = workloadKind<DaemonSet, PlacedParts>({
  resource: 'daemonsets',
  wants: (set, nodes) => {
    const places = missingDaemons(set, [], nodes);
    return { replicas: places.length, template: set.spec?.template ?? {}, places, inOrder: false };
  },
  parts: placedParts,
  controller: daemonSetController,
  without: 'it is not updated, and no node is added',
});
