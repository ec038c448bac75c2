import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile, compilerFile, settingsFile, sourcesOf } from './compile.mjs';

/** Forms that nobody has begun to use for so many milliseconds are removed when a new one is made. */
const kept = 3_600_000;

/** Who makes a form is waited for so long, in milliseconds. */
const patience = 10_000;

/** Types are not checked, nor written down: this is to run at once, and says nothing. */
const quick = { options: ['--noCheck', '--declaration', 'false'], stdio: 'ignore' };

/** What tells whether anything has changed since: sizes and times, which every write changes. */
const fingerprint = (root) => {
  const hash = createHash('sha256');
  for (const file of [compilerFile, ...[settingsFile, ...sourcesOf(root)].map((path) => join(root, path))]) {
    const { size, mtimeMs, ctimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 32);
};

/** It is in use; on a disk that cannot be written nothing is removed either. */
const touch = (form) => {
  const now = new Date();
  try {
    utimesSync(form, now, now);
  } catch {}
};

const removeUnused = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // a draft may have been put in place, or given up, since
    const used = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - used > kept) rmSync(path, { recursive: true, force: true });
  }
};

const waiting = new Int32Array(new SharedArrayBuffer(4));

/** Whether another process or thread has made the form; if not, it was given up or takes too long. */
const isMadeByAnother = (form, lock) => {
  for (;;) {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since === undefined || Date.now() - since > patience || existsSync(form)) return existsSync(form);
    Atomics.wait(waiting, 0, 0, 50);
  }
};

const isTaken = (lock) => {
  try {
    mkdirSync(lock);
    return false;
  } catch (error) {
    if (error.code === 'EEXIST') return true;
    throw error;
  }
};

const make = (root, folder, form) => {
  mkdirSync(folder, { recursive: true });
  removeUnused(folder);
  const lock = `${form}.lock`;
  if (isTaken(lock) && isMadeByAnother(form, lock)) return;
  const draft = join(folder, `draft-${randomUUID()}`);
  try {
    compile(root, draft, quick);
    renameSync(draft, form);
  } catch (error) {
    // another was faster
    if (!existsSync(form)) throw error;
  } finally {
    for (const path of [draft, lock]) rmSync(path, { recursive: true, force: true });
  }
};

/**
 * The folder with the compiled form of the sources of a working copy as they are now. It is made when it is first asked for after
 * a change, in a folder of its own that is put in place whole: many processes may ask at once. Undefined where it
 * cannot be made: the disk cannot be written, or the sources are wrong.
 */
const compiledSources = (root) => {
  try {
    const folder = join(root, '.compiled');
    const form = join(folder, fingerprint(root));
    if (existsSync(form)) touch(form);
    else make(root, folder, form);
    return form;
  } catch {
    return undefined;
  }
};

/**
 * Loads a module of this working copy, `cli/main`, as its source is now: from the compiled form, or, where none can be made, through
 * a loader.
 */
export const loadSource = async (name) => {
  const compiled = compiledSources(fileURLToPath(new URL('.', import.meta.url)));
  if (compiled !== undefined) return import(pathToFileURL(join(compiled, `${name}.js`)).href);
  (await import('tsx/esm/api')).register();
  return import(new URL(`./${name}.ts`, import.meta.url).href);
};
