/**
 * A process that codes until it is killed: run with the path of a study and a seed. It says "ready" once the study is open and
 * then one line for every change that was acknowledged: what it was, and the id of the row that must be there (or must not).
 * With seed 0 it ends when the study is open: what Node compiled is then kept in NODE_COMPILE_CACHE for the sessions to come.
 * A removal is also announced before it is asked for, since a kill may come between its commit and its acknowledgement.
 */
import { writeSync } from 'node:fs';
import { openCore } from '../../src/main/services/open-core.ts';
import type { Input, OpName, Output } from '../../src/shared/contract/index.ts';
import { seeded } from '../helpers/random.ts';

const [path = '', seed = '1'] = process.argv.slice(2);
const random = seeded(Number(seed));
const opened = await openCore({ path });
if (!opened.ok) throw new Error(opened.failure.message);
const core = opened.value;

async function call<N extends OpName>(op: N, input: Input<N>, personId: string | null): Promise<Output<N>> {
  const result = await core.call(op, input, { personId, connection: 'session' });
  if (!result.ok) throw new Error(`${op}: ${result.failure.message}`);
  return result.value;
}
const say = (line: string) => writeSync(1, `${line}\n`);

const person = (await call('person.list', {}, null))[0]?.id ?? '';
const document = (await call('document.list', {}, person))[0]?.id ?? '';
const { text, textHash } = await call('document.get', { id: document }, person);
const codes = (await call('code.list', {}, person)).map((c) => c.id);
const mine: string[] = (await call('coding.byDocument', { documentId: document }, person)).map((c) => c.id);
say('ready');
if (seed === '0') process.exit(0);

for (;;) {
  const start = Math.floor(random() * (text.length - 60));
  const end = start + 5 + Math.floor(random() * 50);
  const choice = random();
  if (choice < 0.15 && mine.length > 3) {
    const [id = ''] = mine.splice(Math.floor(random() * mine.length), 1);
    say(`removing ${id}`);
    await call('coding.remove', { ids: [id] }, person);
    say(`removed ${id}`);
  } else if (choice < 0.3) {
    const done = await call(
      'coding.applyNew',
      { documentId: document, start, end, textHash, name: `code ${Math.floor(random() * 1e12)}` },
      person,
    );
    codes.push(done.codeId);
    mine.push(done.codingId);
    say(`made ${done.codingId}`);
  } else {
    const codeId = codes[Math.floor(random() * codes.length)];
    if (codeId === undefined) continue;
    const done = await call('coding.apply', { documentId: document, start, end, textHash, codeId }, person);
    if (!done.existed) mine.push(done.codingId);
    say(`made ${done.codingId}`);
  }
}
