import type { LawRecord } from '../lawRecord.ts';
import { againAndAgain } from '../modelPredicate.ts';

export const attachedInTheEnd: LawRecord = {
  id: 'storage/attached-in-the-end',
  says: 'A volume is attached and mounted in the end where its Pod is, whatever became of the controller, once no node that is not heard of has a Pod that wants it',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#lifecycle-of-a-volume-and-claim',
  fields: ['node.status.volumesAttached', 'pod.spec.volumes'],
  model: againAndAgain('volume where it is wanted'),
  mutants: ['never-detaches'],
};
