import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { PodSubresource } from '../../spec/api/prepare/update.ts';
import { served } from '../../spec/api/served.ts';
import { update as decide } from '../../spec/api/update.ts';
import { problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { answerVerdict, storedProblem } from './apiVerdict.ts';

const subresources: readonly unknown[] = ['', 'status', 'ephemeralcontainers', 'resize'];

const answer = ({ old, new: body, subresource = '' }: JsonObject): JsonObject => {
  if (!subresources.includes(subresource)) {
    const message = 'subresource is none of "", status, ephemeralcontainers, resize';
    return { problem: problem('PS1103', message, { path: 'subresource' }) };
  }
  const faulty = storedProblem('pods', old);
  if (faulty !== undefined) return faulty;
  if (typeof body !== 'string') return { problem: problem('PS1103', 'new is not a string', { path: 'new' }) };
  const verdict = decide({ resource: 'pods', old, body, subresource: subresource as PodSubresource });
  return answerVerdict(verdict, ({ changed, object }) => ({ changed, result: served('pods', object) }));
};

export const update: Operation = {
  op: 'update',
  says: 'whether a Pod, its status, ephemeral containers or resources may be changed like this',
  answer,
};
