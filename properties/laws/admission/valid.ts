import { creationOf } from '../../../models/recorded/asked/creation.ts';
import { differing } from '../../../models/recorded/asked/storedForm.ts';
import { controllerOf } from '../../../models/recorded/history/names.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { workloadResources } from '../../../models/recorded/resources.ts';
import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { setDefaults } from '../../../spec/api/create.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import { validateCreate } from '../../../spec/api/validation/create.ts';
import { fieldErrorText } from '../../../spec/api/validation/fieldError.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** Objects like these were found to be right: most Pods are like others. */
const right = new Set<string>();

const rightLimit = 1024;

const wrongWhenStored = (resource: ResourceName, object: WatchedObject): string | undefined => {
  const { labels, annotations } = object.metadata;
  const text = JSON.stringify([resource, object.spec, labels, annotations]);
  if (right.has(text)) return undefined;
  const wrong = wrongIfStored(resource, object);
  if (wrong === undefined && right.size < rightLimit) right.add(text);
  return wrong;
};

/** What no API server would have stored. */
const wrongIfStored = (resource: ResourceName, object: WatchedObject): string | undefined => {
  const defaulted = structuredClone(object);
  setDefaults(resource, defaulted as ApiObject);
  if (!deepEqual(defaulted.spec, object.spec)) {
    return `${differing(defaulted.spec, object.spec, 'spec')} lacks its default`;
  }
  const [error] = validateCreate(resource, object as ApiObject);
  return error && `it is invalid: ${fieldErrorText(error)}`;
};

export const valid: LawRecord = {
  id: 'admission/valid',
  says: 'What the API server stores is valid and has its defaults',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
  fields: [
    'pod.spec',
    'deployment.spec',
    'replicaset.spec',
    'statefulset.spec',
    'daemonset.spec',
    'job.spec',
    'cronjob.spec',
  ],
  exceptions: ['Pods that are made from a template or a request: they are judged by that'],
  record: ofObjects({
    about: ['pods', ...workloadResources],
    judge: ({ record, history, before, after }) => {
      if (record.snapshot || record.type === 'DELETED') return undefined;
      const { resource } = record;
      if (resource === 'pods') {
        if (record.type !== 'ADDED' || isMade(history, after, record.version)) return undefined;
      } else if (before !== undefined && deepEqual(before.spec, after.spec)) return undefined;
      return wrongWhenStored(resource as ResourceName, after);
    },
  }),
  lies: ['a restart policy that does not exist', 'a mirror Pod without defaults'],
};

/** A known workload, or a known request, says what the Pod is to be like. */
const isMade = (history: TraceHistory, pod: WatchedObject, version: number): boolean =>
  history.objects.has(controllerOf(pod) ?? '') || creationOf(history, 'pods', pod, version) !== undefined;
