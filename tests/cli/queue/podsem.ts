import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../../cli/podsem.mjs', import.meta.url));

/** A command in a process of its own, which may be killed. */
export class Podsem {
  out = '';
  err = '';
  private readonly child: ChildProcess;
  private readonly waiting = new Set<() => void>();

  constructor(...argv: readonly string[]) {
    const child = spawn(process.execPath, [program, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    child.stdout.on('data', (text) => {
      this.out += text;
      for (const look of this.waiting) look();
    });
    child.stderr.on('data', (text) => {
      this.err += text;
      for (const look of this.waiting) look();
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
  }

  /** Waits until it has said this. */
  said(what: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!what.test(this.out + this.err)) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      this.child.on('close', () => {
        if (this.waiting.has(look)) reject(new Error(`it ended without ${what}: ${this.out}${this.err}`));
      });
      look();
    });
  }

  kill(signal: 'SIGKILL' | 'SIGTERM'): void {
    this.child.kill(signal);
  }

  /** Its exit code, once it has ended and said all. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }
}
