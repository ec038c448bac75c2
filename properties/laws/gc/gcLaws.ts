import type { LawRecord } from '../lawRecord.ts';
import { finalizers } from './finalizers.ts';
import { namespaceEmpty } from './namespaceEmpty.ts';
import { podGc } from './podGc.ts';

export const gcLaws: readonly LawRecord[] = [finalizers, namespaceEmpty, podGc];
