#!/usr/bin/env node

/** Commands that may last: this thread listens for Ctrl-C, watches their limits, and lets another one do the work. */
const lasting = new Set(['advise', 'check', 'fuzz', 'replay']);

try {
  process.cwd();
} catch {
  process.stderr.write('the working directory is gone; go to one that is there (PS1001)\n');
  process.exit(2);
}

const argv = process.argv.slice(2);
const command = argv.find((word) => !word.startsWith('-'));
if (lasting.has(command)) {
  const { listenTo } = await import('./thread/listener.mjs');
  listenTo(argv);
} else {
  const { load } = await import('./load.mjs');
  const { main } = await load('main');
  process.exitCode = await main(argv);
}
