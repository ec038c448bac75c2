import type { KnownBudgets } from '../spec/controllers/reconcile/knownBudgets.ts';
import type { OptionRecord } from './command.ts';
import { time } from './read.ts';

/** Options of the commands that evict. */
export const filesOption: OptionRecord = {
  flags: '-f, --file <file>',
  says: 'objects as `kubectl get … -o yaml` prints them; - is standard input; may be given several times',
  many: true,
};

export const nowOption: OptionRecord = {
  flags: '--now <time>',
  says: 'the time, such as 2026-11-28T12:00:00Z (default: now)',
  read: time('--now'),
};

/** What is assumed of budgets without a status. */
export const workedBudgets = ({ worked }: KnownBudgets): readonly string[] =>
  worked.map(
    ({ metadata }) =>
      `PodDisruptionBudget ${metadata?.namespace}/${metadata?.name} has no status: it is worked out from the input`,
  );
