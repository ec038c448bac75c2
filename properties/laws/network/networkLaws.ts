import type { LawRecord } from '../lawRecord.ts';
import { addresses } from './addresses.ts';
import { addressOfSandbox } from './addressOfSandbox.ts';
import { hostNetwork } from './host.ts';
import { ipUnique } from './ipUnique.ts';
import { onePort } from './onePort.ts';
import { released } from './released.ts';
import { sharedStack } from './sharedStack.ts';

export const networkLaws: readonly LawRecord[] = [
  ipUnique,
  sharedStack,
  onePort,
  hostNetwork,
  released,
  addresses,
  addressOfSandbox,
];
