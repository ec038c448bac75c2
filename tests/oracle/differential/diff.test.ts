import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';
import { visible } from '../../../reports/terminal/visible.ts';
import { capture } from '../../cli/capture.ts';
import { serve } from '../server/running.ts';
import { hasPython, python, repositoryFile, scripted } from './scripted.ts';

const patient = ['--time-limit', '1h'];

const diff = async (op: string, against: string, ...options: string[]) => {
  const { code, out, err } = await capture(['diff', '--op', op, '--against', against, '--json', ...options]);
  return { code, err, report: out === '' ? undefined : JSON.parse(out) };
};

describe('two programs agree', () => {
  test('the specification with itself, whatever is asked', async () => {
    const itself = `${JSON.stringify(process.execPath)} ${JSON.stringify(repositoryFile('cli/podsem.mjs'))} oracle`;
    const { code, out } = await capture([
      'diff',
      '--op',
      'all',
      '--against',
      itself,
      '--runs',
      '15',
      '--json',
      ...patient,
    ]);
    const reports = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.filter(({ asked, agreed }) => asked !== 15 || agreed !== 15)).toEqual([]);
    expect(reports.map(({ op }) => op)).toEqual(operations.map(({ op }) => op));
    expect(code).toBe(0);
  });

  test('over HTTP, too', async () => {
    const { address } = await serve();
    const { code, report } = await diff('qos', address, '--runs', '150', ...patient);
    expect(report).toMatchObject({ asked: 150, agreed: 150, ending: 'complete' });
    expect(code).toBe(0);
  });
});

describe('a disagreement is made small, and shown beside the rule', () => {
  test.skipIf(!hasPython)('a QoS class without init containers: a Pod with nothing but one', async () => {
    const { code, report } = await diff('qos', python('qos.py'), '--runs', '400', '--valid', ...patient);
    expect(code).toBe(1);
    expect(report.agreed).toBeGreaterThan(300);
    expect(report.fields).toEqual([{ field: 'qos', count: report.asked - report.agreed }]);
    const { request, differences, governed, shrunk } = report.disagreements.find(
      ({ about }: { about: string }) => about === 'qos: Burstable, not BestEffort',
    );
    expect(Object.keys(request.pod.spec)).toEqual(['initContainers']);
    expect(request.pod.spec.initContainers).toHaveLength(1);
    expect(differences).toEqual([{ path: 'qos', spec: 'Burstable', other: 'BestEffort' }]);
    expect(governed.source).toContain('pod-qos');
    expect(shrunk).toBe('minimal');
  });

  test.skipIf(!hasPython)(
    'a kubelet that takes Pods for finished: one whose restart policy says otherwise',
    async () => {
      const options = ['--field', 'phase', '--runs', '300', '--valid', ...patient];
      const { code, report } = await diff('phase', python('kubelet.py'), ...options);
      expect(code).toBe(1);
      const finished = report.disagreements.find(
        ({ about }: { about: string }) => about === 'phase: Running, not Succeeded',
      );
      expect(finished.shrunk).toBe('minimal');
      expect(finished.request.pod.spec.containers).toHaveLength(1);
      expect(finished.request.pod.spec.restartPolicy ?? 'Always').toBe('Always');
      expect(finished.governed.source).toContain('#pod-phase');
    },
  );

  test('people see both answers side by side, without anything that a terminal acts on', async () => {
    const rude = scripted('say({ id: request.id, qos: "\\u001b[2J\\u202eGuaranteed" })');
    const { out, code } = await capture([
      'diff',
      '--op',
      'qos',
      '--against',
      rude,
      '--runs',
      '3',
      ...patient,
    ]);
    expect(code).toBe(1);
    expect(out).toContain('specification');
    expect(out).toContain('\\u{202e}Guaranteed');
    expect(visible(out.replaceAll('\n', ' '))).toBe(out.replaceAll('\n', ' '));
    expect(out).toContain('https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/');
  });

  test('who answers what is to be refused disagrees; --valid asks no such requests', async () => {
    const credulous = scripted('say({ id: request.id, surge: 1, unavailable: 0 })');
    const { report } = await diff('fenceposts', credulous, '--runs', '300', '--field', 'nothing', ...patient);
    expect(report.disagreements.map(({ about }: { about: string }) => about)).toEqual(['not refused']);
    const valid = await diff(
      'fenceposts',
      credulous,
      '--runs',
      '300',
      '--field',
      'nothing',
      '--valid',
      ...patient,
    );
    expect(valid.report).toMatchObject({ asked: 300, agreed: 300 });
  });
});

describe('another program that fails is told apart from one that is wrong', () => {
  const { answer } = answerer(operations);

  test('one that ends at some requests: those are found, and made small', async () => {
    const brittle = scripted(`
      if (request.pod?.spec?.containers?.length > 1) process.exit(9);
      say({ id: request.id, qos: 'Burstable' });`);
    const { code, report } = await diff(
      'qos',
      brittle,
      '--runs',
      '60',
      '--batch',
      '7',
      '--field',
      'none',
      '--valid',
      ...patient,
    );
    expect(code).toBe(1);
    expect(report.problems).toEqual([
      { code: 'PS1502', count: expect.any(Number), first: 'it ended with exit code 9' },
    ]);
    expect(report.ending).toBe('complete');
    const [{ about, request }] = report.disagreements;
    expect(about).toBe('PS1502');
    expect(request).toEqual({ op: 'qos', pod: { spec: { containers: [{}, {}] } } });
  });

  test('one that is silent about some requests: those are found', async () => {
    const silent = scripted(`if (request.limit !== 'x') say({ id: request.id, qos: 'Burstable' });`);
    const { report } = await diff(
      'qos',
      silent,
      '--runs',
      '20',
      '--valid',
      '--time-limit',
      '3s',
      '--shrink',
      '0',
    );
    expect(report.problems).toEqual([]);
    const mute = scripted(
      `if (!request.pod.metadata) say({ id: request.id }); else globalThis.n = setInterval(() => {}, 1e6);`,
    );
    const { code, err } = await diff('qos', mute, '--runs', '5', '--valid', '--time-limit', '1s');
    expect({ code, err }).toEqual({ code: 3, err: '' });
  });

  test.each([
    ['text that is no answer', `say('hello \\u001b[31m'); say({ id: request.id });`, 'PS1504'],
    ['an answer without an id', `say({ qos: 'x' }); say({ id: request.id });`, 'PS1504'],
    ['two answers', `say({ id: request.id }); say({ id: request.id });`, 'PS1506'],
    ['an answer to what nobody asked', `say({ id: 'other' }); say({ id: request.id });`, 'PS1507'],
  ])('%s', async (_, body, code) => {
    const { code: exit, report } = await diff(
      'qos',
      scripted(body),
      '--runs',
      '4',
      '--field',
      'none',
      '--valid',
      ...patient,
    );
    expect(exit).toBe(1);
    expect(report).toMatchObject({ asked: 4, agreed: 4, answered: 4, problems: [{ code, count: 4 }] });
  });

  test('answers in another order are answers', async () => {
    const backwards = scripted(
      `globalThis.held ??= []; held.push(request.id); if (held.length === 5) for (const id of held.reverse()) say({ id });`,
    );
    const { code } = await diff('qos', backwards, '--runs', '5', '--field', 'none', '--valid', ...patient);
    expect(code).toBe(0);
  });

  test('one that ends too often is given up', async () => {
    // answers one request, and ends
    const frail = `sed 's/.*"id":\\("[^"]*"\\).*/{"id":\\1}/; q1'`;
    const { code, report } = await diff(
      'qos',
      frail,
      '--runs',
      '500',
      '--field',
      'none',
      '--valid',
      ...patient,
    );
    expect(code).toBe(1);
    expect(report.ending).toBe('gaveUp');
  });

  test('a server that refuses, that breaks off, and that is not there', async () => {
    const answers = {
      '/refuses': (response: import('node:http').ServerResponse) => response.writeHead(503).end('too busy'),
      '/breaks': (response: import('node:http').ServerResponse) =>
        response.writeHead(200).end('{"id":"qos-0"}\n'),
    };
    const server = createServer(({ url }, response) => answers[url as keyof typeof answers](response));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const problemOf = async (path: string) =>
      (await diff('qos', `${address}${path}`, '--runs', '2', '--valid', '--shrink', '0', ...patient)).report
        .problems[0];
    expect(await problemOf('/refuses')).toMatchObject({
      code: 'PS1509',
      first: 'it answered with HTTP status 503: too busy',
    });
    expect(await problemOf('/breaks')).toMatchObject({ code: 'PS1505' });
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect((await diff('qos', address, '--runs', '2')).code).toBe(3);
  });

  test('the answers of this specification, sent by a program of one line, are right', () => {
    expect(JSON.parse(answer('{"id":1,"op":"qos","pod":{}}'))).toEqual({ id: 1, qos: 'BestEffort' });
  });
});

describe('another program that cannot be asked: exit code 3, and one line that says why', () => {
  const unasked = async (against: string, ...options: string[]) => {
    const { code, out, err } = await capture(['diff', '--op', 'qos', '--against', against, ...options]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    return err;
  };

  test('a command that there is not', async () => {
    expect(await unasked('no-such-command-anywhere', ...patient)).toMatch(
      /^qos: the command cannot be run.* \(PS1501\)\n$/,
    );
  });

  test('one that ends at once', async () => {
    expect(await unasked('exit 3', ...patient)).toBe('qos: it ended with exit code 3 (PS1502)\n');
    expect(await unasked('true', ...patient)).toMatch(/left requests without an answer \(PS1505\)\n$/);
  });

  test('one that never answers, nor ends', async () => {
    expect(await unasked('cat > /dev/null; sleep 1000000', '--time-limit', '1s')).toMatch(/\(PS1503\)\n$/);
  });

  test('one that writes lines of 100 MB: no more than the limit of a line is held', async () => {
    const before = process.memoryUsage().rss;
    const endless = 'head -c 100000000 /dev/zero | tr "\\0" x; echo';
    expect(await unasked(endless, '--answer-limit', '1Mi', ...patient)).toBe(
      'qos: a line has more than 1048576 bytes (PS1508)\n',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(90e6);
  });

  test('one that writes without end', async () => {
    expect(await unasked('yes nonsense', ...patient)).toMatch(
      /^qos: this is no answer: nonsense \(PS1504\)$/m,
    );
  });

  test('what is asked for is named where it is wrong: exit code 2', async () => {
    const refused = async (...argv: string[]) => {
      const { code, err } = await capture(['diff', ...argv]);
      return { code, err };
    };
    expect(await refused('--op', 'qoss', '--against', 'x')).toEqual({
      code: 2,
      err: 'no operation is called "qoss"; did you mean qos? (PS1102)\n',
    });
    expect((await refused('--against', 'x')).err).toContain('--op is required');
    expect((await refused('--op', 'qos')).err).toContain('--against is required');
    expect((await refused('--op', 'qos', '--against', 'x', '--runs', '0')).err).toContain(
      '--runs takes a whole number',
    );
  });

  test('Ctrl-C ends it with 130', async () => {
    const { code } = await capture(['diff', '--op', 'qos', '--against', 'sleep 1000000'], {
      interrupted: AbortSignal.abort(),
    });
    expect(code).toBe(130);
  });
});
