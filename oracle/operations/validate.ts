import { create } from '../../spec/api/create.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { isResourceName } from '../../spec/api/resourceTypes.ts';
import { servedAsCreated } from '../../spec/api/served.ts';
import { problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { answerVerdict } from './apiVerdict.ts';

/** What creation would choose at random; the same in every answer. */
const chosen = { uid: '00000000-0000-4000-8000-000000000001', nameSuffix: 'xxxxx' };

const answer = ({ resource, manifest }: JsonObject): JsonObject => {
  if (!isResourceName(resource)) {
    return {
      problem: problem('PS1103', 'resource is none of those that are modelled', { path: 'resource' }),
    };
  }
  if (typeof manifest !== 'string') {
    return { problem: problem('PS1103', 'manifest is not a string', { path: 'manifest' }) };
  }
  const verdict = create({ resource, body: manifest, ...chosen });
  return answerVerdict(verdict, ({ object }) => ({
    defaulted: servedAsCreated(resource, object, chosen.nameSuffix),
  }));
};

export const validate: Operation = {
  op: 'validate',
  says: 'whether an object can be created, every error otherwise, and the object with its defaults',
  answer,
};
