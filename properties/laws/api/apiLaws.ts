import type { LawRecord } from '../lawRecord.ts';
import { conditions } from './conditions.ts';
import { deletionTime } from './deletionTime.ts';
import { generation } from './generation.ts';
import { namespacePhase } from './namespacePhase.ts';
import { observedGeneration } from './observedGeneration.ts';
import { oneController } from './oneController.ts';

export const apiLaws: readonly LawRecord[] = [
  generation,
  conditions,
  observedGeneration,
  deletionTime,
  oneController,
  namespacePhase,
];
