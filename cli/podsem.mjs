#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A working copy runs from its sources, through a loader; what is published is built, and has none.
const source = new URL('./main.ts', import.meta.url);
const isWorkingCopy = existsSync(source);
if (isWorkingCopy) (await import('tsx/esm/api')).register();
const { main } = await import(isWorkingCopy ? source.href : '../dist/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
