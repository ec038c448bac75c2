import type { LawRecord } from '../../properties/laws/lawRecord.ts';
import { whereJudged } from './whereJudged.ts';

const head = `# The laws

Each law with its sentence, what it leaves out, where it is judged, the fields that it governs, the seeded faults of the
models (mutants) that it catches, and the lies about recordings that it rejects. Made from the records in \`properties/laws\`
by \`npm run laws:index\`; a test holds the two equal.`;

/** The law book as Markdown, to be read from top to bottom. */
export const lawIndex = (book: readonly LawRecord[]): string =>
  `${[head, ...book.flatMap((law, at) => [...heading(law, book[at - 1]), lawText(law)])].join('\n\n')}\n`;

/** A law that begins a family has its name above it. */
const heading = (law: LawRecord, before: LawRecord | undefined): string[] =>
  before && familyOf(before) === familyOf(law) ? [] : [`## ${familyOf(law)}`];

const familyOf = ({ id }: LawRecord): string => id.slice(0, id.indexOf('/'));

const lawText = (law: LawRecord): string => {
  const { id, says, source, exceptions = [], fields, record, mutants = [], lies = [] } = law;
  return [
    `**${id}**: ${says}.`,
    ...item('Source', [`<${source}>`]),
    ...item('Except', exceptions),
    ...item('Judged in', [whereJudged(law)]),
    ...item('A recording does not show', record?.showsLess ?? []),
    ...item('Fields', fields.map(code)),
    ...item('Mutants', mutants.map(code)),
    ...item('Lies', lies),
  ].join('\n');
};

const item = (name: string, values: readonly string[]): string[] =>
  values.length === 0 ? [] : [`- *${name}*: ${values.join('; ')}`];

const code = (text: string): string => `\`${text}\``;
