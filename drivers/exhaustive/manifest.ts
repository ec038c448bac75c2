import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import { isTaken, mayHavePods } from '../../models/cluster/workloads/readWorkloads.ts';
import { decodeObject } from '../../spec/api/decode/object.ts';
import { originOf } from '../../spec/api/decode/registeredKinds.ts';
import type { PodDisruptionBudget } from '../../spec/api/objects/policy.ts';
import { resourceOfKind } from '../../spec/api/resourceTypes.ts';
import { kindShape } from '../../spec/api/schema/shape.ts';
import type { FieldError } from '../../spec/api/validation/fieldError.ts';
import { Path } from '../../spec/api/validation/path.ts';
import { checkDisruptionBudgetSpec } from '../../spec/api/validation/workloads/disruptionBudget.ts';
import { errorProblem, misspeltKind } from '../../spec/manifest/objectProblems.ts';
import type { ReadObject } from '../../spec/manifest/readManifest.ts';
import { sameNames } from '../../spec/manifest/sameNames.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { problemsWhenRun } from './ephemeralContainers.ts';
import { asReplicaSet } from './replicationController.ts';

/** Kinds that say what Pods may do, or where, and that the cluster model does not know. */
const wouldMatter: ReadonlySet<string> = new Set([
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'CSIDriver',
  'CSINode',
  'CSIStorageCapacity',
  'VolumeAttachment',
  'ResourceQuota',
  'ResourceClaim',
  'ResourceClaimTemplate',
  'ResourceSlice',
  'DeviceClass',
  'PodGroup',
  'Workload',
  'MutatingAdmissionPolicy',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingWebhookConfiguration',
]);

export type ClusterFromManifests = {
  readonly input: ClusterInput;
  readonly problems: readonly Problem[];
};

/**
 * The objects of manifests as the input of a cluster: those that the model takes must be of the API version that serves
 * them, acceptable to the API server, and alone in bearing their names. A kind that Kubernetes does not have is a problem.
 * Ephemeral containers are added when the Pod is there. Objects of other kinds are left out, and named: those that would
 * matter, and those that have no bearing on Pods.
 *
 * @param unselected what a selector left out: of it are named those that say something about Pods that are others
 */
export const clusterFrom = (
  given: readonly ReadObject[],
  unselected: readonly ReadObject[] = [],
): ClusterFromManifests => {
  const objects = given.map(asReplicaSet);
  const misspelt = objects.filter((read) => origin(read) === 'misspelt');
  const taken = objects.filter((read) => origin(read) === 'own' && isTaken(read.kind));
  const others = objects.filter((read) => origin(read) !== 'misspelt' && !taken.includes(read));
  const matters = (read: ReadObject): boolean => origin(read) === 'own' && wouldMatter.has(read.kind);
  const missed = unselected.filter((read) => origin(read) === 'own' && isAboutOthers(read.kind));
  return {
    input: {
      objects: taken.map(({ apiVersion, kind, object, place }) => ({ apiVersion, kind, object, place })),
      notTaken: others.filter(matters),
      withoutBearing: others.filter((read) => !matters(read)),
      ...(missed.length > 0 && { unselected: missed }),
    },
    problems: [...misspelt.map(misspeltKind), ...taken.flatMap(problemsOf), ...sameNames(taken)],
  };
};

/** Whether it says something about Pods that are not its own. */
const isAboutOthers = (kind: string): boolean =>
  kind === 'Service' || wouldMatter.has(kind) || (isTaken(kind) && !mayHavePods(kind));

const origin = ({ apiVersion, kind }: ReadObject) => originOf(apiVersion, kind);

/** Context is read as it is, but for budgets: nothing here creates it. */
const problemsOf = (read: ReadObject): readonly Problem[] => {
  const { kind, apiVersion, object, locate } = read;
  const type = kindShape(kind);
  if (resourceOfKind(kind) || !type) return problemsWhenRun(read);
  if (apiVersion !== type.apiVersion) {
    const message = `${kind} is served as ${type.apiVersion}, not as ${apiVersion}`;
    return [problem('PS1005', message, locate('apiVersion'))];
  }
  const { typeErrors, object: decoded } = decodeObject(type.shape, object);
  if (typeErrors.length > 0 || kind !== 'PodDisruptionBudget')
    return typeErrors.map(({ path, message }) => problem('PS1006', message, locate(path)));
  const errors: FieldError[] = [];
  checkDisruptionBudgetSpec((decoded as PodDisruptionBudget).spec ?? {}, Path.of('spec'), errors);
  return errors.map((error) => errorProblem(error, read));
};
