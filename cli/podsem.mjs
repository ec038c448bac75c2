#!/usr/bin/env node
import { load } from './load.mjs';

/** Commands that may last: this thread listens for Ctrl-C, watches their limits, and lets another one do the work. */
const lasting = new Set(['check', 'fuzz', 'replay']);

const argv = process.argv.slice(2);
const command = argv.find((word) => !word.startsWith('-'));
if (lasting.has(command)) {
  const { listenTo } = await import('./thread/listener.mjs');
  listenTo(argv);
} else {
  const { main } = await load('main');
  process.exitCode = await main(argv);
}
