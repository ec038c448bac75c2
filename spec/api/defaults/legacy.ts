import type { PodSpec, PodStatus } from '../objects/core.ts';
import type { Draft } from '../objects/draft.ts';
import type { ObjectMeta } from '../objects/meta.ts';

/** Annotations of the time before init containers were a field. */
const initContainerAnnotations = [
  'pod.beta.kubernetes.io/init-containers',
  'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses',
  'pod.alpha.kubernetes.io/init-container-statuses',
];

/** Annotations that stood for init containers once: they are dropped, in place. */
export const dropInitContainerAnnotations = (metadata: ObjectMeta | undefined): void => {
  const annotations = metadata?.annotations;
  if (annotations === undefined) return;
  for (const key of initContainerAnnotations) delete annotations[key];
};

/** `serviceAccount` is the old name of `serviceAccountName`: both say the same, the new one wins. */
export const mirrorServiceAccount = (spec: PodSpec): void => {
  const name = spec.serviceAccountName || spec.serviceAccount;
  if (!name) return;
  spec.serviceAccountName = name;
  spec.serviceAccount = name;
};

/** `podIP` is the old name of the first of `podIPs`; where both differ the old one wins. */
export const mirrorPodIp = (status: Draft<PodStatus>): void => {
  const [first] = status.podIPs ?? [];
  if (status.podIP && first?.ip !== status.podIP) status.podIPs = [{ ip: status.podIP }];
  const ip = status.podIPs?.[0]?.ip;
  if (ip) status.podIP = ip;
};

/** No time to terminate at all is not what a negative grace period gets: a Pod has one second. */
export const atLeastOneSecond = (spec: PodSpec): void => {
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1;
};
