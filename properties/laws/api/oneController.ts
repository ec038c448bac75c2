import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const oneController: LawRecord = {
  id: 'api/one-controller',
  says: 'An object has at most one owner that controls it, and names no owner twice',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#ObjectMeta',
  fields: ['*.metadata.ownerReferences'],
  record: ofObjects({
    judge: ({ after }) => {
      const owners = after.metadata.ownerReferences ?? [];
      const controllers = owners.filter(({ controller }) => controller);
      if (controllers.length > 1)
        return `${controllers.map(({ kind, name }) => `${kind} ${name}`).join(' and ')} both control it`;
      const twice = owners.find(({ uid }, at) => owners.findIndex((each) => each.uid === uid) !== at);
      return twice && `it names ${twice.kind} ${twice.name} twice as its owner`;
    },
  }),
  lies: ['a Pod of two controllers'],
};
