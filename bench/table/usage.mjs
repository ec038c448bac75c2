import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Told to a program with `--import`: writes what the whole process has used to the file that is open as 3. */
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));
