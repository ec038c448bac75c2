import { Session } from 'node:inspector/promises';

/** A stretch of a script, as it was loaded, and how often it ran. */
export type CountedRange = {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
};

/** A script that was loaded: its functions with their blocks, each as often as it ran. */
export type CountedScript = {
  readonly id: string;
  readonly url: string;
  readonly functions: readonly { readonly functionName: string; readonly ranges: readonly CountedRange[] }[];
};

/** A script as it was loaded, and the map that leads back to its source. */
export type LoadedScript = { readonly text: string; readonly map: string };

/** Counts what runs in this process, block by block, as V8 does. Scripts that were loaded before are not counted. */
export class PreciseCoverage {
  private readonly session = new Session();

  async begin(): Promise<void> {
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What ran since this was last asked. What it leaves out did not. */
  async take(): Promise<readonly CountedScript[]> {
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    return result.map(({ scriptId: id, url, functions }) => ({ id, url, functions }));
  }

  /** Ends the counting, and gives the scripts with these numbers. */
  async end(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, LoadedScript>> {
    await this.session.post('Profiler.stopPreciseCoverage');
    const maps = new Map<string, string>();
    this.session.on('Debugger.scriptParsed', ({ params: { scriptId, sourceMapURL = '' } }) => {
      if (ids.has(scriptId)) maps.set(scriptId, sourceMapURL);
    });
    await this.session.post('Debugger.enable');
    const scripts = new Map<string, LoadedScript>();
    for (const [id, map] of maps) {
      const { scriptSource } = await this.session.post('Debugger.getScriptSource', { scriptId: id });
      scripts.set(id, { text: scriptSource, map });
    }
    this.session.disconnect();
    return scripts;
  }
}
