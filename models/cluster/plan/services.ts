import type { SelectingService } from './clusterPlan.ts';
import type { ClusterInput } from './input.ts';

type Service = {
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
  readonly spec?: { readonly selector?: unknown };
};

/**
 * The Services of a manifest that select Pods: those without a selector have none of their own.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export const servicesIn = ({ withoutBearing = [] }: ClusterInput): readonly SelectingService[] =>
  withoutBearing
    .filter(({ kind }) => kind === 'Service')
    .flatMap(({ object }) => {
      const { metadata = {}, spec = {} } = object as Service;
      const { selector } = spec;
      if (typeof selector !== 'object' || selector === null) return [];
      const labels = Object.entries(selector).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      );
      const namespace =
        typeof metadata.namespace === 'string' && metadata.namespace ? metadata.namespace : 'default';
      return labels.length === 0
        ? []
        : [{ name: String(metadata.name ?? ''), namespace, selector: Object.fromEntries(labels) }];
    });
