import type { OptionRecord } from './command.ts';

export const showValuesOption: OptionRecord = {
  flags: '--show-values',
  says: 'leave values of the environment, commands and arguments in what is written; else they are hidden there',
};
