import { expect, test } from 'vitest';
import { capture } from '../capture.ts';
import { benchmark, newFile } from './benchmark.ts';

const checkBenchmark = (...options: readonly string[]) => capture([...benchmark, '--no-save', ...options]);

test.each([
  ['--por --symmetry', 'PS1201'],
  ['--por --workers 2', 'PS1201'],
  ['--por --all-shortest', 'PS1201'],
  ['--por --coverage', 'PS1201'],
  ['--por --compact', 'PS1201'],
  ['--por --checkpoint x', 'PS1201'],
  ['--por --export x.dot', 'PS1201'],
  ['--symmetry --coverage', 'PS1201'],
  ['--symmetry --all-shortest', 'PS1201'],
  ['--symmetry --export x.json', 'PS1201'],
  ['--all-shortest --fail-fast', 'PS1201'],
  ['--simulate 5 --swarm 5', 'PS1201'],
  ['--simulate 5 --symmetry', 'PS1201'],
  ['--simulate 5 --max-states 9', 'PS1201'],
  ['--simulate 5 --deadlocks', 'PS1201'],
  ['--simulate 5 --report x', 'PS1201'],
  ['--swarm 5 --resume x', 'PS1201'],
  ['--swarm 5 --coverage', 'PS1201'],
  ['--swarm 5 --steps 5', 'PS1201'],
  ['--seed 5', 'PS1201'],
  ['--steps 5', 'PS1201'],
  ['--simulate 0', 'PS1201'],
  ['--simulate many', 'PS1201'],
  ['--seed -1 --simulate 5', 'PS1201'],
  ['--export-only depth=1', 'PS1201'],
  ['--export x.png', 'PS1201'],
  ['--export x.dot --export-only depth=far', 'PS1201'],
  ['--export x.dot --export-only nodes=2', 'PS1201'],
  ['--export x.dot --export-only law=P9', 'PS1203'],
  ['--export x.dot --export-only rule=Nothing', 'PS1203'],
])('%s is refused in one line', async (options, code) => {
  const answer = await checkBenchmark(...options.split(' '));
  expect(answer).toMatchObject({ code: 2, out: '' });
  expect(answer.err).toMatch(new RegExp(`^[^\n]+ \\(${code}\\)\n$`));
});

test('an export to where nothing can be written is refused before the search', async () => {
  const answer = await checkBenchmark('--export', `${newFile('missing')}/deeper/graph.dot`);
  expect(answer).toMatchObject({ code: 2, out: '' });
  expect(answer.err).toMatch(/cannot be written: .* \(PS1205\)\n$/);
});

test('one worker is what a simple search has anyway', async () => {
  expect((await checkBenchmark('--por', '--workers', '1')).code).toBe(3);
});
