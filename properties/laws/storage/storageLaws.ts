import type { LawRecord } from '../lawRecord.ts';
import { attachedInTheEnd } from './attachedInTheEnd.ts';
import { attachedToOneNode } from './attachedToOneNode.ts';
import { detachedAfterUnmount } from './detachedAfterUnmount.ts';
import { podEnd } from './podEnd.ts';
import { survivesRestart } from './survivesRestart.ts';

export const storageLaws: readonly LawRecord[] = [
  survivesRestart,
  podEnd,
  attachedToOneNode,
  detachedAfterUnmount,
  attachedInTheEnd,
];
