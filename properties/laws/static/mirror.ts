import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const mirror: LawRecord = {
  id: 'static/mirror',
  says: 'A mirror Pod has the hash of its static Pod and the name of its node, and belongs to that node',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/',
  fields: ['pod.metadata.annotations', 'pod.metadata.name', 'pod.metadata.ownerReferences'],
  record: ofPods({
    judge: ({ record, after, history }) => {
      const { annotations = {}, name, ownerReferences = [] } = after.metadata ?? {};
      const hash = annotations['kubernetes.io/config.mirror'];
      if (record.type !== 'ADDED' || hash === undefined) return undefined;
      if (annotations['kubernetes.io/config.hash'] !== hash)
        return `it mirrors ${hash}, and its own hash is ${annotations['kubernetes.io/config.hash']}`;
      if (annotations['kubernetes.io/config.source'] === undefined)
        return 'it does not say where its static Pod is from';
      const node = after.spec?.nodeName;
      if (node === undefined || !name?.endsWith(`-${node.toLowerCase()}`))
        return `it is called ${name}, on the node ${node}`;
      const uid = history.nodes.get(node)?.object.metadata?.uid;
      const [owner] = ownerReferences;
      return owner?.kind === 'Node' && owner.name === node && (uid === undefined || owner.uid === uid)
        ? undefined
        : `it does not belong to its node ${node}`;
    },
  }),
  lies: ['a mirror of another static Pod'],
};
