import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import { originOf } from '../../spec/api/decode/registeredKinds.ts';
import { misspeltKind, objectProblems } from '../../spec/manifest/objectProblems.ts';
import type { ReadObject } from '../../spec/manifest/readManifest.ts';
import { sameNames } from '../../spec/manifest/sameNames.ts';
import { type Problem, problem } from '../../spec/problem.ts';

/** The kinds that the cluster model runs. */
const modelledKinds: ReadonlySet<string> = new Set(['Pod', 'ReplicaSet', 'Deployment']);

export type ClusterFromManifests = {
  readonly input: ClusterInput;
  /** objects that were left out since their kind is not modelled: `Service default/web` */
  readonly skipped: readonly ReadObject[];
  readonly problems: readonly Problem[];
};

export type ManifestOptions = { readonly skipUnmodelled?: boolean };

/**
 * The objects of manifests as the input of a cluster: each must be of a kind that is modelled, of the API
 * version that serves it, acceptable to the API server, and alone in bearing its name.
 */
export const clusterFrom = (
  objects: readonly ReadObject[],
  { skipUnmodelled = false }: ManifestOptions = {},
): ClusterFromManifests => {
  const modelled = objects.filter(({ kind }) => modelledKinds.has(kind));
  const rest = objects.filter(({ kind }) => !modelledKinds.has(kind));
  const others = rest.filter((read) => !isMisspelt(read));
  const problems = [
    ...rest.filter(isMisspelt).map(misspeltKind),
    ...(skipUnmodelled ? [] : others.map(notModelled)),
    ...modelled.flatMap(objectProblems),
    ...sameNames(modelled),
  ];
  return {
    input: {
      objects: modelled.map(({ apiVersion, kind, object, place }) => ({ apiVersion, kind, object, place })),
    },
    skipped: skipUnmodelled ? others : [],
    problems,
  };
};

const isMisspelt = ({ kind, apiVersion }: ReadObject): boolean => originOf(apiVersion, kind) === 'misspelt';

const notModelled = ({ kind, place }: ReadObject): Problem =>
  problem('PS1004', `${kind} is not modelled; --skip-unmodelled leaves such objects out`, place);
