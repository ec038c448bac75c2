/** What of a node only users change: labels, cordon, taints other than those of its conditions. */
export type NodePart = 'labels' | 'unschedulable' | 'taints';

type Patch = { readonly metadata?: object; readonly spec?: object } | undefined;

/** Whether a patch writes this part; lists of JSON patch operations may write any. */
export const writesPart = (patch: unknown, part: NodePart): boolean => {
  if (Array.isArray(patch)) return true;
  const { metadata, spec } = (patch as Patch) ?? {};
  return Object.hasOwn((part === 'labels' ? metadata : spec) ?? {}, part);
};
