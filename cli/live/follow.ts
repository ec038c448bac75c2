import { setMaxListeners } from 'node:events';
import { type Problem, problem } from '../../spec/problem.ts';
import type { OptionValues } from '../command.ts';
import { Failure } from '../failure.ts';
import { ApiClient } from './apiClient.ts';
import { type Live, list, type Watched, watchFrom } from './listAndWatch.ts';
import { liveResources } from './liveResources.ts';

/** milliseconds before what went wrong is tried again, the first time */
const firstPause = 500;

const watchedBy = ({ namespace, selector }: OptionValues): readonly Watched[] =>
  liveResources.map(({ resource, group, isNamespaced }) => ({
    resource,
    path:
      namespace !== undefined && isNamespaced
        ? `${group}/namespaces/${namespace}/${resource}`
        : `${group}/${resource}`,
    selector: resource === 'pods' ? (selector as string | undefined) : undefined,
  }));

/**
 * Lists what there is in a cluster, then watches it until it is interrupted. What may not be read is left out, and said;
 * fails where nothing can be read.
 */
export const follow = async (
  options: OptionValues,
  onLine: Live['onLine'],
  onTrouble: (problem: Problem) => void,
  interrupted: AbortSignal,
): Promise<void> => {
  const client = new ApiClient(options);
  // each request listens
  setMaxListeners(0, interrupted);
  const live: Live = { client, onLine, onTrouble, interrupted, pause: firstPause };
  const begun: { readonly watched: Watched; readonly version: string }[] = [];
  const problems: Problem[] = [];
  for (const watched of watchedBy(options)) {
    if (interrupted.aborted) return;
    try {
      begun.push({ watched, version: await list(watched, live, true) });
    } catch (error) {
      problems.push(problem('PS1701', `${watched.resource}: ${(error as Error).message}`));
    }
  }
  if (interrupted.aborted) return;
  if (begun.length === 0) throw new Failure(problems.slice(0, 1));
  for (const each of problems) onTrouble(each);
  await Promise.all(begun.map(({ watched, version }) => watchFrom(watched, version, live)));
};
