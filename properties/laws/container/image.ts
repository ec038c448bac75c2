import { instanceOf } from '../../../models/recorded/writes/containerStep.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const image: LawRecord = {
  id: 'container/image',
  says: 'A container that has no instance shows the image of its spec; an instance keeps its image',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstatus-v1-core',
  fields: [
    'pod.status.containerStatuses.image',
    'pod.status.containerStatuses.imageID',
    ...inContainers('image'),
  ],
  exceptions: ['a Pod whose images were changed'],
  record: ofContainers({
    judge: ({ before, after, container }, { live, change }) => {
      const instance = instanceOf(after);
      const patched = live?.memory.specChanged || change?.spec;
      if (instance === '') {
        if (!patched && (after.image !== container.image || after.imageID !== '')) {
          return `its image is ${after.image}, before any instance; the spec says ${container.image}`;
        }
        return undefined;
      }
      if (after.imageID === '' && after.state?.running) return 'it runs, and has no image';
      return before !== undefined && before.containerID === after.containerID && after.containerID
        ? after.image !== before.image || after.imageID !== before.imageID
          ? `the image of the instance became ${after.image} (${after.imageID})`
          : undefined
        : undefined;
    },
  }),
  lies: ['an image that nobody asked for, before anything ran'],
};
