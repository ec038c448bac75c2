import { composeControllers } from './composeControllers.ts';
import { volumeParts } from './parts/volumeParts.ts';
import { attachDetachControllerRules } from './rules/attachDetachController.ts';
import { volumePodRules } from './rules/volumePods.ts';
import { volumeViews } from './views/volumeViews.ts';

/** A volume that one node may use at a time, the Pod that uses it, and the attach-detach controller, which sees late. */
export const composeVolume = composeControllers({
  name: 'volume',
  parts: volumeParts,
  rules: (composer, parts, budgets) => {
    composer.asOne();
    const controller = attachDetachControllerRules(composer, parts, budgets);
    const changeable = { ...controller.changeable, ...volumePodRules(composer, parts, budgets) };
    return { controllers: [controller], changeable };
  },
  views: volumeViews,
});

/** The rules around a volume that mutants may change. */
export type VolumeRules = ReturnType<typeof composeVolume>['changeable'];
