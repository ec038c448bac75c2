import { expect, test } from 'vitest';
import { podTemplateHash } from '../../../oracle/operations/podTemplateHash.ts';
import { replicaSetSync } from '../../../oracle/operations/replicaSetSync.ts';
import { rsRank } from '../../../oracle/operations/rsRank.ts';
import { staleness } from '../../../oracle/operations/staleness.ts';
import { disagreements } from './agreement.ts';

test.each([podTemplateHash, replicaSetSync, rsRank, staleness])(
  '$op: controllers write what those of Kubernetes write',
  (operation) => {
    expect(disagreements(operation, `controllers-${operation.op}`)).toEqual([]);
  },
);
