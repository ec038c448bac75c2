import type { LawRecord } from '../lawRecord.ts';
import { answer } from './answer.ts';
import { created } from './created.ts';
import { deletion } from './deletion.ts';
import { metadataRequest } from './metadataRequest.ts';
import { nodeRequest } from './nodeRequest.ts';
import { oneWriter } from './oneWriter.ts';
import { request } from './request.ts';
import { specRequest } from './specRequest.ts';

export const explainLaws: readonly LawRecord[] = [
  answer,
  created,
  nodeRequest,
  specRequest,
  metadataRequest,
  oneWriter,
  request,
  deletion,
];
