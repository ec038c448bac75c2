import type { LawRecord } from '../lawRecord.ts';
import { changes } from './changes.ts';
import { created } from './created.ts';
import { form } from './form.ts';
import { kind } from './kind.ts';
import { lastState } from './lastState.ts';
import { life } from './life.ts';
import { order } from './order.ts';
import { seq } from './seq.ts';
import { time } from './time.ts';

export const watchLaws: readonly LawRecord[] = [
  seq,
  time,
  form,
  order,
  life,
  kind,
  created,
  lastState,
  changes,
];
