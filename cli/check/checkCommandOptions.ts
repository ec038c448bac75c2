import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import type { OptionValues } from '../command.ts';
import type { InputOptions } from '../input/inputOptions.ts';
import type { ActionOptions } from './actionOptions.ts';
import type { Combined } from './combinations.ts';
import type { OutputOptions } from './outputOptions.ts';
import type { QuestionOptions } from './questionOptions.ts';

/** What `podsem check` is asked for, besides bounds by their own names. */
export type CheckCommandOptions = OptionValues &
  Combined &
  InputOptions &
  QuestionOptions &
  ActionOptions &
  OutputOptions & {
    /** what `rollout` was read to */
    readonly changed?: ReadManifest | undefined;
    readonly scenario?: string;
    readonly law?: readonly string[];
    readonly mutant?: string;
    readonly bug?: string;
    readonly timeLimit?: number;
    readonly all?: boolean;
    readonly whole?: boolean;
    readonly save?: string | false;
    readonly showValues?: boolean;
  };
