import type { LawRecord } from '../lawRecord.ts';
import { finalizers } from './finalizers.ts';
import { foreground } from './foreground.ts';
import { namespaceEmpty } from './namespaceEmpty.ts';
import { podGc } from './podGc.ts';

export const gcLaws: readonly LawRecord[] = [finalizers, foreground, namespaceEmpty, podGc];
