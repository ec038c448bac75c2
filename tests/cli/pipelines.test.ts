import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { capture } from './capture.ts';

const outages = 'cli/examples/outages';
const drained = ['check', `${outages}/budget.yaml`, '--nodes', '2', '--what-if', 'drain', '--no-save'];
const asked = [...drained, '--ask', 'drain-finishes', '--ask', 'stays-available'];

describe('a verdict for pipelines', () => {
  test('as JUnit has a case for each question and each workload, and the story of a failure', async () => {
    const { out, code } = await capture([...asked, '--output', 'junit']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="podsem check" tests="3" failures="1"/,
    );
    expect(out).toContain('<testcase classname="placement/Deployment default/web"');
    expect(out).toContain('<failure message="every drain finishes">');
    expect(out).toContain('PodDisruptionBudget web wants 1 healthy, and has 1');
    expect(out).not.toMatch(/<(?!\/?(\?xml|testsuites?|testcase|failure|error|skipped)\b)/);
  });

  test('as SARIF has a result where the workload stands', async () => {
    const { out } = await capture([...asked, '--output', 'sarif']);
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    expect(runs[0].results).toHaveLength(1);
    const [result] = runs[0].results;
    expect(result).toMatchObject({ ruleId: 'question/drain-finishes', level: 'error' });
    expect(runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: `${outages}/budget.yaml` },
      region: { startLine: 2 },
    });
  });

  test('as commands of GitHub is one line for each finding, and the answer', async () => {
    const { out } = await capture([...asked, '--output', 'github']);
    const [finding, answer, ...more] = out.trimEnd().split('\n');
    expect(finding).toMatch(
      /^::error file=cli\/examples\/outages\/budget\.yaml,line=2,title=question\/drain-finishes::every drain finishes%0A/,
    );
    expect(answer).toMatch(/^no, it is not so that every drain finishes; yes:/);
    expect(more).toEqual([]);
  });

  test('of a workload that never runs is a failure of its own', async () => {
    const words = ['check', `${outages}/one-replica.yaml`, '--nodes', '0', '--no-save'];
    const { out, code } = await capture([...words, '--ask', 'stays-available', '--output', 'github']);
    expect(code).toBe(1);
    expect(out).toContain('title=placement/Deployment default/web::Deployment default/web never runs');
  });
});

describe('what is a failure', () => {
  test('is what --fail-on names', async () => {
    expect((await capture([...asked, '--fail-on', 'broken'])).code).toBe(1);
    expect((await capture([...asked, '--fail-on', 'violated'])).code).toBe(1);
    expect((await capture([...asked, '--fail-on', 'undecided'])).code).toBe(0);
    expect((await capture([...asked, '--fail-on', 'nothing'])).code).toBe(0);
    const undecided = [...drained, '--max-states', '1', '--no-reductions', '--whole', '--law', 'workload'];
    expect((await capture([...undecided, '--fail-on', 'broken,pending'])).code).toBe(0);
  });

  test('cannot be anything else', async () => {
    const wrong = await capture([...asked, '--fail-on', 'borken']);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.err).toContain('no outcome is called "borken"; did you mean broken?');
    const form = await capture([...asked, '--output', 'junti']);
    expect(form.err).toContain('no form is called "junti"; did you mean junit?');
    const both = await capture([...asked, '--output', 'junit', '--json']);
    expect(both.err).toContain('--json cannot be combined with --output junit');
  });
});

test('the example of a workflow runs a command that there is', async () => {
  const workflow = parse(readFileSync('cli/examples/pipeline/github-workflow.yaml', 'utf8'));
  const commands = workflow.jobs.ask.steps.flatMap(({ run }: { run?: string }) => run ?? []);
  const words = commands[0].split(' ').slice(3);
  const { code } = await capture([...words, ...drained.slice(1), '--ask', 'drain-finishes']);
  expect(code).toBe(1);
});
