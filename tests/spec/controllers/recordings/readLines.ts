import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import { traceFile } from '../../../drivers/observed/recordings.ts';

/** One line of a recording: a watch event, or an action with the resource version of its answer. */
export type Line = {
  readonly ts: string;
  readonly resource?: string;
  readonly type?: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly snapshot?: boolean;
  readonly object?: ApiObject;
  readonly action?: string;
  readonly rv?: string;
};

export const readLines = (name: string): readonly Line[] =>
  gunzipSync(readFileSync(traceFile(name)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
