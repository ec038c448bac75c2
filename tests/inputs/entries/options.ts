import { commands } from '../../../cli/commands.ts';
import type { Entry } from '../entry.ts';
import { commandLine } from './commandLine.ts';
import { validObjects } from './validObjects.ts';

/** Those that wait for somebody, ask others, or run programs. */
const left = new Set(['serve', 'worker', 'watch', 'record', 'mcp', 'results', 'diff', 'vectors', 'explore']);

/** what comes last counts: nothing lasts, and nothing is saved */
const bounded: { readonly [command: string]: readonly string[] } = {
  check: ['--time-limit', '1s', '--max-states', '20', '--no-save'],
  fuzz: ['--runs', '1', '--no-save'],
  advise: ['--time-limit', '1s', '--most', '1'],
};

/** takes a place to write to, or somebody to ask */
const apart =
  /^--(save|report|export|checkpoint|resume|out|svg|mermaid|queue|junit|sarif|markdown|traces|config|report-html|portion|sweep|sequence|output-file|write)\b/;

/** Command lines of every command, with all of its options; input is a list of words. */
export const options = async (): Promise<Entry> => {
  const values = [
    '1',
    '0',
    '2',
    '-',
    'default',
    'a',
    'app=a',
    '1s',
    '64Mi',
    'cluster',
    'container',
    'surplus-pod',
    'pod.spec',
    'table',
    'json',
    'true',
    '2026-01-01T00:00:00Z',
  ];
  const valid: string[] = [];
  for (const { name, load } of commands) {
    if (left.has(name)) continue;
    const { options: own, operands } = await load();
    const words = own
      .filter(({ flags }) => !apart.test(flags.replace(/^-\w, /, '')))
      .map(({ flags }, at) => {
        const flag = flags.replace(/^-\w, /, '').split(' ')[0]!;
        return flags.includes('<') ? [flag, values[at % values.length]!] : [flag];
      });
    const operand = operands.length > 0 ? ['-'] : [];
    valid.push(JSON.stringify([name, ...operand]));
    for (const word of words) {
      for (const value of word.length > 1 ? values : [undefined]) {
        valid.push(JSON.stringify([name, ...operand, word[0], ...(value === undefined ? [] : [value])]));
      }
    }
  }
  const stdin = JSON.stringify(validObjects[0]);
  return {
    name: 'options',
    valid,
    take: async (input) => {
      const words = wordsIn(input).filter((word) => !apart.test(word));
      const command = words.find((word) => !word.startsWith('-')) ?? '';
      if (left.has(command)) return undefined;
      const at = words.indexOf(command) + 1;
      const argv = [...words.slice(0, at), ...(bounded[command] ?? []), ...words.slice(at)];
      return commandLine([...argv, ...(bounded[command] ?? [])], stdin);
    },
  };
};

const wordsIn = (input: string): readonly string[] => {
  try {
    const words: unknown = JSON.parse(input);
    if (Array.isArray(words))
      return words.flat(9).map((word) => (typeof word === 'string' ? word : JSON.stringify(word)));
  } catch {
    // words as a shell would divide them
  }
  return input.split(/\s+/).slice(0, 40);
};
