import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { isResourceName } from '../../spec/api/resourceTypes.ts';
import { served } from '../../spec/api/served.ts';
import { update } from '../../spec/api/update.ts';
import { problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { answerVerdict, storedProblem } from './apiVerdict.ts';

const answer = ({ resource, old, new: body }: JsonObject): JsonObject => {
  if (!isResourceName(resource) || resource === 'pods') {
    return { problem: problem('PS1103', 'resource is no workload that is modelled', { path: 'resource' }) };
  }
  const faulty = storedProblem(resource, old);
  if (faulty !== undefined) return faulty;
  if (typeof body !== 'string') return { problem: problem('PS1103', 'new is not a string', { path: 'new' }) };
  const verdict = update({ resource, old, body, subresource: '' });
  return answerVerdict(verdict, ({ generationChanged, object }) => ({
    generationChanged,
    result: served(resource, object),
  }));
};

export const updateWorkload: Operation = {
  op: 'updateWorkload',
  says: 'whether a ReplicaSet, Deployment, StatefulSet, DaemonSet, Job or CronJob may be changed like this',
  answer,
};
