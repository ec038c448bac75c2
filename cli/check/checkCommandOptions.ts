import type { OptionValues } from '../command.ts';
import type { Combined } from './combinations.ts';

/** What `podsem check` is asked for, besides bounds by their own names. */
export type CheckCommandOptions = OptionValues &
  Combined & {
    readonly scenario?: string;
    readonly law?: readonly string[];
    readonly mutant?: string;
    readonly skipUnmodelled?: boolean;
    readonly timeLimit?: number;
    readonly json?: boolean;
    readonly save?: string | false;
  };
