import type { ReplicaSet } from '../../api/objects/apps.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { madeUid, storedFrom } from '../../manifest/storedObject.ts';
import { type Problem, problem } from '../../problem.ts';
import type { ReplicationController } from '../replicationController/syncReplicationController.ts';

type Read =
  | { readonly ok: true; readonly controller: ReplicationController; readonly isNew: boolean }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const kind = 'ReplicationController';

type Fields = { readonly [field: string]: unknown };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Its own selector, or the labels of its template. */
const labelsOf = ({ selector, template }: Fields): unknown => {
  if (
    selector !== undefined &&
    selector !== null &&
    !(isFields(selector) && Object.keys(selector).length === 0)
  ) {
    return selector;
  }
  return isFields(template) && isFields(template.metadata) ? (template.metadata.labels ?? {}) : {};
};

/** The ReplicaSet that is written where a ReplicationController is; problems are told where that has the field. */
const asReplicaSet = (read: ReadObject): ReadObject => {
  const { object } = read;
  const spec = isFields(object.spec) ? object.spec : {};
  return {
    ...read,
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    object: {
      ...object,
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      spec: isFields(object.spec) ? { ...spec, selector: { matchLabels: labelsOf(spec) } } : object.spec,
    },
    locate: (path) => read.locate(path.replace('spec.selector.matchLabels', 'spec.selector')),
  };
};

/**
 * A ReplicationController as the API server has it: held to what holds for ReplicaSets, from which only its selector differs.
 * Another API version than v1 is PS1005.
 */
export const replicationControllerFrom = (read: ReadObject): Read => {
  if (read.apiVersion !== 'v1') {
    const message = `${kind} is served as v1, not as ${read.apiVersion}`;
    return { ok: false, problems: [problem('PS1005', message, read.locate('apiVersion'))] };
  }
  const answer = storedFrom(asReplicaSet(read));
  if (!answer.ok) return answer;
  const { metadata, spec, status } = answer.object as ReplicaSet;
  const uid = answer.isNew ? madeUid(kind, metadata?.namespace, metadata?.name) : (metadata?.uid ?? '');
  const { selector, ...rest } = spec ?? {};
  return {
    ok: true,
    isNew: answer.isNew,
    controller: {
      apiVersion: 'v1',
      kind,
      metadata: { ...metadata, uid },
      spec: { ...rest, selector: { ...selector?.matchLabels } },
      ...(status ? { status } : {}),
    },
  };
};
