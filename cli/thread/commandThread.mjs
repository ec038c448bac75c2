import { parentPort, workerData } from 'node:worker_threads';
import { load } from '../load.mjs';

const { main } = await load('main');
const { threadSurroundings } = await load('thread/threadSurroundings');
const code = await main(workerData.argv, threadSurroundings(workerData, parentPort));
parentPort.postMessage({ kind: 'code', code });
