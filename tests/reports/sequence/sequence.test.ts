import { describe, expect, test } from 'vitest';
import { replay } from '../../../checker/trace/trace.ts';
import { rebuild } from '../../../reports/counterexample/rebuild.ts';
import { subjectNames } from '../../../reports/explorer/subjectNames.ts';
import { mermaidText } from '../../../reports/sequence/mermaid.ts';
import { recordedSequence } from '../../../reports/sequence/recordedSequence.ts';
import { type Message, type Sequence, sequenceOf } from '../../../reports/sequence/sequence.ts';
import { sequenceSvg } from '../../../reports/sequence/sequenceSvg.ts';
import { narrate } from '../../../reports/trace/narrate.ts';
import { usualBounds } from '../explorer/usualBounds.ts';

const choices = [
  { rule: 'creates the Pod', args: [1] },
  { rule: 'binds the Pod', args: [1] },
  { rule: 'begins with the Pod', args: [1] },
];

const sequence = async (loopFrom?: number): Promise<Sequence> => {
  const scenario = 'node-probes';
  const bounds = await usualBounds(scenario);
  const rebuilt = await rebuild({ scenario, bounds, mutant: null, objects: [] });
  if (!rebuilt.ok) throw new Error(rebuilt.problems[0]!.message);
  const trace = replay(rebuilt.built.system, choices);
  return sequenceOf(narrate(trace), subjectNames(trace.system, trace.initial), loopFrom);
};

describe('a story as a sequence', () => {
  test('is told between those who take part, in the order in which a Pod comes to its node', async () => {
    const { lanes, messages } = await sequence();
    expect(lanes).toEqual(['users', 'scheduler', 'API server', 'kubelet']);
    const told = messages.filter(({ number }) => number !== undefined).map(({ from, to }) => [from, to]);
    expect(told).toEqual([
      ['users', 'API server'],
      ['scheduler', 'API server'],
      ['kubelet', 'kubelet'],
    ]);
  });

  test('is drawn with every message, what it changes, and what is repeated for ever', async () => {
    const drawn = await sequence(1);
    const svg = sequenceSvg(drawn, { alone: true });
    expect(svg.match(/class="life"/g)).toHaveLength(drawn.lanes.length);
    expect(svg).toContain('phase (none) → Pending');
    expect(svg).toContain('again and again for ever');
    expect(sequenceSvg(await sequence(), { alone: false })).not.toContain('again and again');
  });

  test('is text that Mermaid draws, with the loop', async () => {
    const lines = mermaidText(await sequence(1)).split('\n');
    expect(lines[0]).toBe('sequenceDiagram');
    expect(lines).toContain('  participant L2 as API server');
    expect(lines).toContain('  loop again and again for ever');
    expect(lines.at(-2)).toBe('  end');
  });

  test('of a recording is what the API showed, by its lines, and dashed what may have happened on the node', () => {
    const { lanes, messages } = recordedSequence([
      {
        pod: 'web/a',
        uid: '1',
        end: 'there',
        chapters: [
          { line: 3, time: 0, hidden: [], event: 'it is created' },
          {
            line: 9,
            time: 2,
            hidden: ['kubelet runs the sandbox'],
            event: 'its kubelet writes phase Running',
          },
        ],
      },
      {
        pod: 'web/b',
        uid: '2',
        end: 'there',
        chapters: [{ line: 5, time: 1, hidden: [], event: 'it is bound to n1' }],
      },
    ]);
    expect(lanes).toEqual(['clients', 'scheduler', 'API server', 'kubelet', 'runtime']);
    expect(messages.map(({ number, from, to, text }) => [number, from, to, text])).toEqual([
      [3, 'clients', 'API server', 'web/a: it is created'],
      [5, 'scheduler', 'API server', 'web/b: it is bound to n1'],
      [undefined, 'kubelet', 'runtime', 'web/a: runs the sandbox'],
      [9, 'kubelet', 'API server', 'web/a: its kubelet writes phase Running'],
    ]);
  });

  test('what names and messages say is text in both, never markup', () => {
    const text = '<b>a</b>; "x" #1;\nend';
    const message: Message = { number: 1, from: 'a', to: 'a', text, changes: [text], isFault: false };
    const evil: Sequence = { lanes: ['a'], messages: [message], loopFrom: undefined };
    expect(sequenceSvg(evil, { alone: true })).not.toContain('<b>');
    const lines = mermaidText(evil).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toBe('  L0->>L0: 1. #60;b#62;a#60;/b#62;#59; #34;x#34; #35;1#59; end');
  });
});
