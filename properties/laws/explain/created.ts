import { creationOf } from '../../../models/recorded/asked/creation.ts';
import { withoutSelector } from '../../../models/recorded/asked/jobSpec.ts';
import { deviation } from '../../../models/recorded/asked/requestSays.ts';
import { differing, read, readRequest } from '../../../models/recorded/asked/storedForm.ts';
import { controllerOf } from '../../../models/recorded/history/names.ts';
import { workloadResources } from '../../../models/recorded/resources.ts';
import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const requested = ['poddisruptionbudgets', 'resourcequotas', 'limitranges', 'namespaces'];

export const created: LawRecord = {
  id: 'explain/created',
  says: 'Pods without a controller, workloads, budgets, quotas and namespaces are created by requests, as they say',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status',
  fields: ['*.spec'],
  exceptions: ['objects that a controller owns; mirror Pods'],
  record: ofObjects({
    about: ['pods', ...workloadResources, ...requested],
    showsLess: ['what users asked for, if it has no requests'],
    judge: ({ record, history, after }) => {
      if (record.type !== 'ADDED' || record.snapshot || !history.requests.recorded) return undefined;
      if (controllerOf(after) !== undefined) return undefined;
      const { resource } = record;
      const request = creationOf(history, resource, after, record.version)?.request;
      const mirror = isMirrorPod(after);
      if (request === undefined)
        return resource === 'namespaces' || mirror ? undefined : 'nobody asked for it';
      if (resource === 'pods') return undefined;
      if (!isWorkload(resource)) {
        const field = deviation((request as WatchedObject | null)?.spec, after.spec, 'spec');
        return field && `${field} is not what the request says`;
      }
      const asked = readRequest<WatchedObject>(resource, request).spec;
      const found = read(resource, after).spec;
      const [wanted, made] =
        resource === 'jobs' ? [withoutSelector(asked), withoutSelector(found)] : [asked, found];
      return deepEqual(wanted, made)
        ? undefined
        : `${differing(wanted, made, 'spec')} is not what the request says`;
    },
  }),
  lies: ['a Job that runs more Pods than its request says'],
};

const isWorkload = (resource: string): resource is (typeof workloadResources)[number] =>
  (workloadResources as readonly string[]).includes(resource);
