import type { LawRecord } from '../lawRecord.ts';
import { collected } from './collected.ts';
import { finalizers } from './finalizers.ts';
import { foreground } from './foreground.ts';
import { namespaceEmpty } from './namespaceEmpty.ts';
import { orphaned } from './orphaned.ts';
import { ownerAbsent } from './ownerAbsent.ts';
import { podGc } from './podGc.ts';

export const gcLaws: readonly LawRecord[] = [
  finalizers,
  foreground,
  orphaned,
  ownerAbsent,
  collected,
  namespaceEmpty,
  podGc,
];
