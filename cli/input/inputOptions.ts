import type { Selector } from '../../spec/api/labelSelector.ts';
import { parseSelector } from '../../spec/api/selectorText.ts';
import type { OptionRecord } from '../command.ts';
import { fail } from '../failure.ts';

/** Which objects a command takes, as kubectl has it. */
export type InputOptions = {
  readonly filename?: readonly string[];
  readonly recursive?: boolean;
  readonly namespace?: string;
  readonly selector?: Selector;
};

const selector = (text: string): Selector => {
  const compiled = parseSelector(text);
  return compiled.valid ? compiled.selector : fail('PS1201', `--selector: ${compiled.reason}`);
};

const namespace = (text: string): string =>
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)
    ? text
    : fail('PS1201', `--namespace takes the name of a namespace, not ${JSON.stringify(text)}`);

export const inputOptions: readonly OptionRecord[] = [
  {
    flags: '-f, --filename <file>',
    says: 'a manifest or a directory of manifests, like an operand; may be given again',
    many: true,
  },
  { flags: '-R, --recursive', says: 'directories with all that is below them' },
  {
    flags: '-n, --namespace <name>',
    says: 'where objects are that name no namespace; those that name another are refused',
    read: namespace,
  },
  {
    flags: '-l, --selector <labels>',
    says: 'only objects with these labels: app=web,tier in (front,back); what has no namespace, such as Nodes, stays',
    read: selector,
  },
];

/** What commands took when objects of other kinds were refused. */
export const skipUnmodelled: OptionRecord = {
  flags: '--skip-unmodelled',
  says: 'has no effect any more: kinds that are not modelled are always left out, and named',
};
