import type { Pod } from '../../api/objects/core.ts';

/**
 * The node that a daemon Pod is for: the one that it is on, or before it is scheduled the one that its affinity names.
 * Undefined if it names none, or several.
 */
export const targetNodeOf = ({ spec }: Pod): string | undefined => {
  if (spec?.nodeName) return spec.nodeName;
  const required = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const named = (required?.nodeSelectorTerms ?? [])
    .flatMap(({ matchFields }) => matchFields ?? [])
    .find(({ key, operator }) => key === 'metadata.name' && operator === 'In');
  return named?.values?.length === 1 ? named.values[0] : undefined;
};
