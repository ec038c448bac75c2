import type { DaemonSet } from '../api/objects/apps.ts';
import type { Pod } from '../api/objects/core.ts';
import { controllerOf } from '../controllers/common/ownerReferences.ts';
import { isPodTerminal } from '../controllers/common/podActivity.ts';

/** The options of `kubectl drain` that decide which Pods go. */
export type DrainOptions = {
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
  readonly force: boolean;
};

/** What `kubectl drain` does with a Pod: it goes, it is left there, or it keeps the drain from beginning. */
export type DrainVerdict =
  | { readonly kind: 'goes'; readonly warning?: string }
  | { readonly kind: 'stays' | 'refuses'; readonly because: string };

const isDaemonSet = ({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean =>
  kind === 'DaemonSet' && apiVersion === 'apps/v1';

/** A Pod of a DaemonSet would come back at once. */
const daemonVerdict = (
  pod: Pod,
  daemonSets: readonly DaemonSet[],
  { ignoreDaemonSets, force }: DrainOptions,
): DrainVerdict | undefined => {
  const controller = controllerOf(pod);
  if (!controller || !isDaemonSet(controller) || isPodTerminal(pod)) return undefined;
  const isThere = daemonSets.some(
    ({ metadata }) => metadata?.name === controller.name && metadata.namespace === pod.metadata?.namespace,
  );
  if (!isThere) {
    const because = `DaemonSet ${controller.name} is not found`;
    return force ? undefined : { kind: 'refuses', because };
  }
  return ignoreDaemonSets
    ? { kind: 'stays', because: 'it belongs to a DaemonSet' }
    : { kind: 'refuses', because: 'it belongs to a DaemonSet (--ignore-daemonsets)' };
};

/**
 * What `kubectl drain` does with a Pod of the node. Pods of DaemonSets and static Pods stay. Pods that would lose data, or that
 * nobody would replace, keep the drain from beginning unless an option allows it. A Pod that has ended always goes, unless
 * it is a static one.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_drain/
 */
export const drainVerdict = (
  pod: Pod,
  daemonSets: readonly DaemonSet[],
  options: DrainOptions,
): DrainVerdict => {
  const daemon = daemonVerdict(pod, daemonSets, options);
  if (daemon) return daemon;
  if (pod.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) {
    return { kind: 'stays', because: 'it is a static Pod' };
  }
  if (isPodTerminal(pod)) return { kind: 'goes' };
  const losesData = pod.spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined) === true;
  if (losesData && !options.deleteEmptyDirData) {
    return { kind: 'refuses', because: 'it has local storage (--delete-emptydir-data)' };
  }
  const isUnmanaged = controllerOf(pod) === undefined;
  if (isUnmanaged && !options.force) return { kind: 'refuses', because: 'it has no controller (--force)' };
  const warnings = [
    ...(losesData ? ['its emptyDir data are lost'] : []),
    ...(isUnmanaged ? ['nobody replaces it'] : []),
  ];
  return warnings.length > 0 ? { kind: 'goes', warning: warnings.join(', ') } : { kind: 'goes' };
};
