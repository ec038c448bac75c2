import { type KubernetesVersion, kubernetes136 } from '../kubernetesVersion.ts';
import type { Pod, PodStatus } from '../objects/core.ts';
import type { Draft } from '../objects/draft.ts';
import { computeQosClass } from '../qos.ts';
import { copyAppArmorAnnotations } from './appArmor.ts';
import { dropDisabledFields } from './disabledFields.ts';
import { mergeLabelKeys } from './labelKeys.ts';

/**
 * What creation changes in the specification of a (defaulted) Pod that the caller owns: label keys become
 * selectors, deprecated annotations become fields, fields of switched-off features are dropped. Gives the warnings
 * about it.
 */
export const preparePodSpec = (pod: Pod, version: KubernetesVersion = kubernetes136): readonly string[] => {
  dropDisabledFields(pod.spec, undefined, version);
  mergeLabelKeys(pod);
  return copyAppArmorAnnotations(pod);
};

/**
 * What creation changes in a (defaulted) Pod that the caller owns: the status is a new one (`Pending`, with its
 * QoS class or the one that it claims, and the condition `PodScheduled` if scheduling gates hold it back), the generation is 1.
 * Gives the warnings about it.
 */
export const preparePodForCreate = (
  pod: Draft<Pod>,
  version: KubernetesVersion = kubernetes136,
): readonly string[] => {
  pod.metadata = { ...pod.metadata, generation: 1 };
  const status: Draft<PodStatus> = {
    phase: 'Pending',
    qosClass: pod.status?.qosClass || computeQosClass(pod as Pod),
  };
  pod.status = status;
  const warnings = preparePodSpec(pod as Pod, version);
  if ((pod.spec?.schedulingGates ?? []).length === 0) return warnings;
  status.conditions = [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
    },
  ];
  return warnings;
};
