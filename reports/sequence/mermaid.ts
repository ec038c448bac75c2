import type { Message, Sequence } from './sequence.ts';

/** what means something in the language of diagrams, as the entity that does not */
const plain = (text: string): string =>
  text.replaceAll(/[#;<>"\\`]/g, (letter) => `#${letter.codePointAt(0)};`).replaceAll(/[\r\n]+/g, ' ');

/** A sequence as text that Mermaid draws: https://mermaid.js.org/syntax/sequenceDiagram.html */
export const mermaidText = ({ lanes, messages, loopFrom }: Sequence): string => {
  const idOf = (lane: string): string => `L${lanes.indexOf(lane)}`;
  const arrow = ({ from, to, number, text, isFault }: Message): string => {
    const line = number === undefined ? '-->>' : isFault ? '-x' : '->>';
    return `  ${idOf(from)}${line}${idOf(to)}: ${plain(number === undefined ? text : `${number}. ${text}`)}`;
  };
  const looped = messages.findIndex(({ number }) => loopFrom !== undefined && number === loopFrom + 1);
  const lines = messages.flatMap((message, at) => [
    ...(at === looped ? ['  loop again and again for ever'] : []),
    arrow(message),
    ...message.changes.map((change) => `  Note right of ${idOf(message.to)}: ${plain(change)}`),
  ]);
  return [
    'sequenceDiagram',
    ...lanes.map((lane) => `  participant ${idOf(lane)} as ${plain(lane)}`),
    ...lines,
    ...(looped >= 0 ? ['  end'] : []),
    '',
  ].join('\n');
};
