import { jsonText } from '../../spec/api/jsonText.ts';
import { update } from '../../spec/api/update.ts';
import { createdFrom, errorProblem, objectProblems } from '../../spec/manifest/objectProblems.ts';
import type { ReadObject } from '../../spec/manifest/readManifest.ts';
import type { Problem } from '../../spec/problem.ts';

/**
 * What the API server says to an object of a manifest that somebody runs. The ephemeral containers of a Pod are left out
 * of its creation and asked for afterwards, as users add them.
 * https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 */
export const problemsWhenRun = (read: ReadObject): readonly Problem[] => {
  const { spec } = read.object;
  if (read.kind !== 'Pod' || !hasEphemeral(spec)) return objectProblems(read);
  const { ephemeralContainers, ...created } = spec;
  const answer = createdFrom({ ...read, object: { ...read.object, spec: created } });
  if (!answer.ok) return answer.problems;
  const old = { ...answer.object, metadata: { ...answer.object.metadata, resourceVersion: '1' } };
  const asked = { ...old, spec: { ...(old as { readonly spec?: object }).spec, ephemeralContainers } };
  const added = update({
    resource: 'pods',
    old,
    body: jsonText(asked),
    subresource: 'ephemeralcontainers',
  });
  return added.valid ? [] : added.errors.map((error) => errorProblem(error, read));
};

const hasEphemeral = (spec: unknown): spec is { readonly ephemeralContainers: readonly unknown[] } => {
  const added = (spec as { readonly ephemeralContainers?: unknown } | null | undefined)?.ephemeralContainers;
  return Array.isArray(added) && added.length > 0;
};
