import { parseAllDocuments } from 'yaml';
import type { TraceRecord } from '../../../../models/recorded/watchRecord.ts';
import { type Problem, problem } from '../../../../spec/problem.ts';
import { JsonTexts } from '../jsonTexts.ts';
import type { Fault } from '../traceRecord.ts';
import { isOwnLine } from './formName.ts';
import type { FormReader } from './formReader.ts';

/** No object of the API comes near this, in characters; longer values are thrown away while they are read. */
const valueLimit = 16 * 2 ** 20;

/** YAML is read as a whole: so many characters of it at most. */
const yamlLimit = 64 * 2 ** 20;

const yamlBegins = /^(---|#|apiVersion:|kind:|items:|metadata:|- )/;

/** Whether a text that begins with this line is not in the own form: a record a line. */
export const isOtherForm = (first: string): boolean => {
  if (yamlBegins.test(first)) return true;
  if (!/^\s*[{[]/.test(first)) return false;
  return !isOwnLine(first);
};

/** Reads a text of JSON values, over any number of lines each, or of YAML documents. */
export class OtherForms {
  private readonly file: string;
  private readonly forms: FormReader;
  private readonly json: JsonTexts | undefined;
  private readonly yaml: string[] = [];
  private yamlSize = 0;

  constructor(file: string, forms: FormReader, first: string) {
    this.file = file;
    this.forms = forms;
    if (!yamlBegins.test(first)) this.json = new JsonTexts(valueLimit);
  }

  *take(line: string, number: number): Generator<TraceRecord | Problem> {
    if (!this.json) {
      this.yamlSize += line.length + 1;
      if (this.yamlSize <= yamlLimit) this.keep(line, number);
      return;
    }
    for (const found of this.json.take(line, number)) {
      if ('why' in found) yield this.wrong(found.line, found.why);
      else yield* this.values(found.text, found.line, found.listed);
    }
  }

  /** An empty line: lines of YAML are counted. */
  blank(number: number): void {
    if (!this.json) this.keep('', number);
  }

  *end(): Generator<TraceRecord | Problem> {
    for (const { line, why } of this.json?.end() ?? []) yield this.wrong(line, why);
    if (this.json) return;
    if (this.yamlSize > yamlLimit) {
      yield problem('PS1008', `YAML is read as a whole, and this is longer than ${yamlLimit} characters`, {
        file: this.file,
      });
      return;
    }
    const text = this.yaml.join('\n');
    for (const document of parseAllDocuments(text, { logLevel: 'silent' })) {
      const line = text.slice(0, document.range?.[0] ?? 0).split('\n').length;
      const [error] = document.errors;
      if (error)
        yield problem('PS1002', `this is not YAML: ${error.message.split('\n')[0]}`, {
          file: this.file,
          line,
        });
      else if (document.contents !== null) yield* this.records(document.toJS(), line, false);
    }
  }

  private keep(line: string, number: number): void {
    while (this.yaml.length < number - 1) this.yaml.push('');
    this.yaml.push(line);
  }

  private *values(text: string, line: number, listed: boolean): Generator<TraceRecord | Problem> {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield problem('PS1002', 'this is not JSON: it may have been cut off', { file: this.file, line });
      return;
    }
    yield* this.records(value, line, listed);
  }

  private *records(value: unknown, line: number, listed: boolean): Generator<TraceRecord | Problem> {
    for (const each of this.forms.take(value, line, listed))
      yield 'is' in each ? each : this.problemOf(each, line);
  }

  private problemOf({ code, message, path }: Fault, line: number): Problem {
    return problem(code, message, { file: this.file, line, ...(path === undefined ? {} : { path }) });
  }

  private wrong(line: number, why: 'too long' | 'broken off'): Problem {
    return why === 'too long'
      ? problem('PS1008', `the value is longer than ${valueLimit} characters`, { file: this.file, line })
      : problem('PS1002', 'the value that begins here is never ended: the file was cut off', {
          file: this.file,
          line,
        });
  }
}
