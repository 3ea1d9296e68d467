import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/contract/errors.ts';
import { fail } from '../../../shared/contract/errors.ts';
import type { HostEvent, JobReport } from '../../../shared/contract/host.ts';
import type { CoreHandle } from '../core-handle.ts';
import { openCore } from '../open-core.ts';
import {
  createTestWorkspace,
  waitForEvent,
  type TestWorkspace,
} from '../../../../tests/helpers/test-workspace.ts';

let test: TestWorkspace;
afterEach(() => test.dispose());

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const sentence = (result: Result<unknown>): string => (result.ok ? '' : result.failure.message);
const ask = async (op: string, input: unknown = {}) => test.workspace.call(op, input, 'window-1');

/** A study with a name to work under. */
async function begin(host: 'electron' | 'web' = 'electron'): Promise<string> {
  test = createTestWorkspace(host);
  await ask('host.setPerson', { name: 'Maya Okafor' });
  const path = join(test.folder, 'First.threadwork');
  value(await ask('host.newStudy', { name: 'First', path }));
  return path;
}
const finished = (workspace: TestWorkspace['workspace']) =>
  waitForEvent(workspace, 'job', (event) => event.job.state !== 'running').then((e): JobReport => e.job);

describe('opening', () => {
  it('makes a study, knows the person in it, and remembers it', async () => {
    const path = await begin();
    const state = test.workspace.state();
    expect(state.study).toEqual({ path, name: 'First', readOnly: false });
    expect(state.person).toEqual({ id: expect.any(String), name: 'Maya Okafor' });
    expect(state.recent).toMatchObject([{ path, name: 'First', exists: true }]);
    const people = value(await ask('person.list')) as { name: string }[];
    expect(people.map((p) => p.name)).toEqual(['Maya Okafor']);
    value(await ask('study.rename', { title: 'Second look' }));
    await expect.poll(() => test.workspace.state().recent).toMatchObject([{ path, name: 'Second look' }]);
    expect(test.workspace.state().study?.name).toBe('Second look');
  });

  it('asks where, and does nothing when the person leaves the dialog', async () => {
    test = createTestWorkspace();
    expect(value(await ask('host.newStudy', { name: 'Two' }))).toBeNull();
    expect(value(await ask('host.openStudy'))).toBeNull();
    expect(test.workspace.state().study).toBeNull();
    test.scripted.answers.save = join(test.folder, 'Two');
    expect(value(await ask('host.newStudy', { name: 'Two' }))).toEqual({
      path: join(test.folder, 'Two.threadwork'),
    });
  });

  it('keeps the study that is open when another cannot be opened', async () => {
    const path = await begin();
    const other = test.file('notes.threadwork', 'not a study at all, only words');
    const opened = await ask('host.openStudy', { path: other });
    expect(sentence(opened)).toContain('not a Threadwork study');
    expect(test.workspace.state().study?.path).toBe(path);
  });

  it('says who has it open elsewhere', async () => {
    test = createTestWorkspace();
    const path = join(test.folder, 'Held.threadwork');
    const other = value(
      await openCore({ path, create: { title: 'Held' }, personName: 'Jonas Lind' }),
    ) as CoreHandle;
    const opened = await ask('host.openStudy', { path });
    expect(sentence(opened)).toContain('Jonas Lind');
    await other.close();
  });

  it('opens for reading only, refuses changes, and can save a copy', async () => {
    const path = await begin();
    value(await ask('host.openStudy', { path, readOnly: true }));
    expect(test.workspace.state().study?.readOnly).toBe(true);
    const refused = await ask('code.create', { name: 'Waiting' });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'read-only' } });
    expect(await ask('host.import', { paths: [] })).toMatchObject({ failure: { code: 'read-only' } });
    const copy = join(test.folder, 'Copy.threadwork');
    expect(value(await ask('host.saveCopy', { path: copy }))).toEqual({ path: copy });
    expect(existsSync(copy)).toBe(true);
    for (const taken of [copy, path])
      expect(await ask('host.saveCopy', { path: taken })).toMatchObject({
        failure: { code: 'refused', message: expect.stringContaining('a file of that name') },
      });
  });

  it('opens the sample, and again the same one', async () => {
    test = createTestWorkspace();
    const first = value(await ask('host.openSample'));
    await ask('host.closeStudy');
    expect(value(await ask('host.openSample'))).toEqual(first);
  });

  it('in a tab keeps studies in the folder, under a free name', async () => {
    test = createTestWorkspace('web');
    value(await ask('host.newStudy', { name: 'Cafe: one/two' }));
    value(await ask('host.newStudy', { name: 'Cafe: one/two' }));
    const state = test.workspace.state();
    expect(state.folder).toBe(join(test.folder, 'Studies'));
    expect(state.inFolder.map((s) => s.name).toSorted()).toEqual(['Cafe one two', 'Cafe one two 2']);
    const elsewhere = join(test.folder, 'Elsewhere');
    value(await ask('host.setFolder', { path: elsewhere }));
    expect(test.workspace.state().folder).toBe(elsewhere);
    expect(sentence(await ask('host.setFolder', { path: 'not/whole' }))).toContain('whole path');
  });

  it('takes a folder named for this run, until another is chosen', async () => {
    test = createTestWorkspace('web', { folder: '/named/once' });
    expect(test.workspace.state().folder).toBe('/named/once');
    const chosen = join(test.folder, 'Chosen');
    value(await ask('host.setFolder', { path: chosen }));
    expect(test.workspace.state().folder).toBe(chosen);
  });
});

describe('moving and copying', () => {
  it('moves the file with its backups and goes on there', async () => {
    const path = await begin();
    const backups = join(test.folder, 'First.threadwork-backups');
    mkdirSync(backups, { recursive: true });
    writeFileSync(join(backups, 'one'), 'a backup');
    const { id: codeId } = value(await ask('code.create', { name: 'Waiting' })) as { id: string };
    const to = join(test.folder, 'deeper', 'Second.threadwork');
    expect(value(await ask('host.moveStudy', { path: to }))).toEqual({ path: to });
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(join(test.folder, 'deeper', 'Second.threadwork-backups', 'one'), 'utf8')).toBe(
      'a backup',
    );
    expect(test.workspace.state().study?.path).toBe(to);
    // a window that knows it by where it lay still means it; one that means another changes nothing
    const meant = (study: string) =>
      test.workspace.call('code.update', { id: codeId, definition: 'of the one I see' }, 'window-1', study);
    value(await meant(path));
    value(await meant(to));
    expect(await meant(join(test.folder, 'Other.threadwork'))).toMatchObject({
      failure: { code: 'conflict' },
    });
    expect(value(await ask('code.list'))).toHaveLength(1);
  });

  it('never moves over a file that is there', async () => {
    const path = await begin();
    const to = test.file('Taken.threadwork', 'somebody else');
    expect(sentence(await ask('host.moveStudy', { path: to }))).toContain('Choose another name');
    expect(readFileSync(to, 'utf8')).toBe('somebody else');
    expect(test.workspace.state().study?.path).toBe(path);
  });
});

describe('bringing in and taking away', () => {
  it('imports a drop as one job with a line per file', async () => {
    await begin();
    mkdirSync(join(test.folder, 'talks'));
    test.file('talks/P1.txt', 'the first talk');
    test.file('talks/P2.txt', 'the second talk');
    test.file('talks/.hidden', 'not this');
    const bad = test.file('broken.txt', 'bad');
    const end = finished(test.workspace);
    const started = value(await ask('host.import', { paths: [join(test.folder, 'talks'), bad] }));
    expect(started).toEqual({ jobId: expect.any(String) });
    const job = await end;
    expect(job.files.map((f) => f.status)).toEqual(['imported', 'imported', 'failed']);
    expect(job.message).toBe('2 transcripts imported, 1 not imported.');
    expect(job.fraction).toBe(1);
    expect(value(await ask('host.jobs'))).toMatchObject([{ id: job.id, state: 'done' }]);
  });

  it('imports what was pasted', async () => {
    await begin();
    const end = finished(test.workspace);
    value(await ask('host.importPasted', { title: 'Notes', text: 'spoken words' }));
    expect((await end).files[0]).toMatchObject({ status: 'imported', words: 2 });
  });

  it('in a tab takes only what was sent, by token, once', async () => {
    await begin('web');
    const path = test.file('sent.bin', 'talk from a tab');
    test.scripted.uploads.set('token-1', path);
    expect(sentence(await ask('host.import', { paths: [path] }))).toContain('cannot name files');
    const end = finished(test.workspace);
    value(await ask('host.import', { tokens: [{ token: 'token-1', name: 'P3.txt' }] }));
    expect((await end).files[0]).toMatchObject({ status: 'imported', path: 'P3.txt' });
    expect(test.scripted.uploads.size).toBe(0);
    expect(sentence(await ask('host.import', { tokens: [{ token: 'token-1', name: 'P3.txt' }] }))).toContain(
      'Drop it once more',
    );
  });

  it('says what replacing does before it is done', async () => {
    await begin();
    const end = finished(test.workspace);
    value(await ask('host.import', { paths: [test.file('P1.txt', 'the first talk')] }));
    const documentId = (await end).files[0]?.documentId;
    const path = test.file('P1 corrected.txt', 'the first talk, corrected');
    const preview = value(await ask('host.replaceDocument', { documentId, path, confirm: false }));
    expect(preview).toMatchObject({ kept: 0, lost: 0, done: false });
    expect(value(await ask('host.replaceDocument', { documentId, path, confirm: true }))).toMatchObject({
      done: true,
    });
  });

  it('delivers an export', async () => {
    await begin();
    const outcome = value(await ask('host.export', { what: 'codebook', format: 'csv' }));
    expect(outcome).toEqual({ fileName: 'codebook.csv', path: '/saved', download: null, bytes: 6 });
    expect(test.scripted.delivered[0]?.fileName).toBe('codebook.csv');
    expect(value(await ask('host.jobs'))).toMatchObject([{ kind: 'export', state: 'done' }]);
  });

  it('reads tables as spreadsheets write them', async () => {
    await begin();
    const path = test.file(
      'people.csv',
      'Person;Service;Note\r\n"P1";North;"said ""yes"";\nthen left"\r\n\r\n',
    );
    expect(value(await ask('host.readTable', { path }))).toEqual({
      rows: [
        ['Person', 'Service', 'Note'],
        ['P1', 'North', 'said "yes";\nthen left'],
      ],
    });
  });

  it('says why an answers file is not one', async () => {
    await begin();
    const path = test.file('answers.json', '{"format":"something"}');
    expect(sentence(await ask('host.takeInAnswers', { path }))).toContain('not a file of review answers');
  });
});

describe('state and trouble', () => {
  it('tells every window of a change, and when it was saved', async () => {
    await begin();
    const changed = waitForEvent(test.workspace, 'change');
    const state = waitForEvent(test.workspace, 'state', (e) => e.state.savedAt !== null);
    value(await ask('code.create', { name: 'Waiting' }));
    expect((await changed).event).toMatchObject({ tables: ['code'], origin: 'window-1' });
    expect((await state).state.savedAt).toBe('2026-01-01T10:00:00.000Z');
  });

  it('shows trouble until writing works again', async () => {
    let full = true;
    test = createTestWorkspace('electron', {
      async openCore(request) {
        const opened = await openCore(request);
        if (!opened.ok) return opened;
        const core: CoreHandle = {
          ...opened.value,
          dispatch: (op, input, actor) =>
            full && op === 'code.create'
              ? Promise.resolve(fail('disk-full', 'The disk is full.'))
              : opened.value.dispatch(op, input, actor),
        };
        return { ok: true, value: core };
      },
    });
    await ask('host.setPerson', { name: 'Maya' });
    value(await ask('host.newStudy', { name: 'A', path: join(test.folder, 'A.threadwork') }));
    const trouble = () =>
      test.events.filter((e): e is Extract<HostEvent, { kind: 'trouble' }> => e.kind === 'trouble').at(-1)
        ?.message;
    await ask('code.create', { name: 'Waiting' });
    expect(trouble()).toContain('nothing can be saved at the moment');
    full = false;
    value(await ask('code.list'));
    expect(trouble()).toContain('nothing can be saved at the moment');
    value(await ask('code.create', { name: 'Waiting' }));
    expect(trouble()).toBeNull();
  });

  it('says so when the file is moved away under it, and again when it is back', async () => {
    const path = await begin();
    const moved = waitForEvent(test.workspace, 'trouble', (e) => e.message !== null);
    renameSync(path, `${path}.elsewhere`);
    value(await ask('code.create', { name: 'Waiting' }));
    const { studyId } = value(await ask('study.info')) as { studyId: string };
    value(await ask('draft.keep', { studyId, personId: null, key: 'method', words: 'why' }));
    expect((await moved).message).toContain('First.threadwork was moved or deleted');
    const copy = join(test.folder, 'Rescued.threadwork');
    value(await ask('host.saveCopy', { path: copy }));
    renameSync(`${path}.elsewhere`, path);
    await test.workspace.settle();
    const calm = waitForEvent(test.workspace, 'trouble', (e) => e.message === null);
    value(await ask('code.create', { name: 'Answers' }));
    await calm;
    value(await ask('host.openStudy', { path: copy }));
    expect(value(await ask('code.list'))).toHaveLength(1);
    expect(value(await ask('draft.list', { personId: null }))).toMatchObject({ drafts: [{ words: 'why' }] });
  });

  it('goes on by itself when the drive is back, and not in another file that lies there', async () => {
    let away = false;
    const gone = fail('gone', 'First.threadwork cannot be reached.');
    test = createTestWorkspace('electron', {
      async openCore(request) {
        const opened = await openCore(request);
        if (!opened.ok) return opened;
        const dispatch: CoreHandle['dispatch'] = (op, input, actor) =>
          away ? Promise.resolve(gone) : opened.value.dispatch(op, input, actor);
        return { ok: true, value: { ...opened.value, dispatch } };
      },
    });
    await ask('host.setPerson', { name: 'Maya Okafor' });
    const path = join(test.folder, 'First.threadwork');
    value(await ask('host.newStudy', { name: 'First', path }));
    value(await ask('code.create', { name: 'Waiting' }));
    away = true;
    renameSync(path, `${path}.unplugged`);
    expect(await ask('code.create', { name: 'Lost' })).toEqual(gone);
    away = false;
    expect(await ask('code.list')).toEqual(gone);
    expect(test.workspace.state().study?.path).toBe(path);
    renameSync(`${path}.unplugged`, path);
    const calm = waitForEvent(test.workspace, 'trouble', (e) => e.message === null);
    value(await ask('code.create', { name: 'Answers' }));
    await calm;
    expect(value(await ask('code.list'))).toHaveLength(2);
    expect(test.workspace.state().person?.id).toEqual(expect.any(String));
    // another study of that name lies on the drive that is there now
    away = true;
    expect(await ask('code.create', { name: 'Lost' })).toEqual(gone);
    away = false;
    const other = value(await openCore({ path: `${path}.other`, create: { title: 'Other' } })) as CoreHandle;
    await other.close();
    renameSync(path, `${path}.unplugged`);
    renameSync(`${path}.other`, path);
    const told = waitForEvent(
      test.workspace,
      'trouble',
      (e) => e.message?.includes('not as you left it') === true,
    );
    expect(await ask('code.create', { name: 'Elsewhere' })).toEqual(gone);
    await told;
  });

  it('says what stands in the way of a backup beside the study, which is saved, until one is made', async () => {
    let tell: (message: string | null) => void = () => {};
    test = createTestWorkspace('electron', {
      createBackups: (_core, onTrouble) => {
        tell = onTrouble;
        const stop = () => Promise.resolve();
        return {
          folder: '',
          budgetBytes: 1,
          now: async () => ({ ok: true, value: null }),
          list: () => [],
          stop,
        };
      },
    });
    value(await ask('host.newStudy', { name: 'A', path: join(test.folder, 'A.threadwork') }));
    tell('The last backup could not be made.');
    expect(test.workspace.state().notices).toEqual(['The last backup could not be made.']);
    value(await ask('host.newStudy', { name: 'B', path: join(test.folder, 'B.threadwork') }));
    expect(test.workspace.state().notices).toEqual([]);
    tell('The last backup could not be made.');
    tell(null);
    expect(test.workspace.state().notices).toEqual([]);
    expect(test.events.filter((event) => event.kind === 'trouble' && event.message !== null)).toEqual([]);
  });

  it('shows trouble of an import too', async () => {
    test = createTestWorkspace('electron', {
      async openCore(request) {
        const opened = await openCore(request);
        if (!opened.ok) return opened;
        const call: CoreHandle['call'] = (op, input, actor) =>
          op === 'document.import'
            ? Promise.resolve(fail('disk-full', 'The disk is full.'))
            : opened.value.call(op, input, actor);
        return { ok: true, value: { ...opened.value, call } };
      },
    });
    await ask('host.setPerson', { name: 'Maya' });
    value(await ask('host.newStudy', { name: 'A', path: join(test.folder, 'A.threadwork') }));
    const trouble = waitForEvent(test.workspace, 'trouble', (e) => e.message !== null);
    value(await ask('host.importPasted', { title: 'Notes', text: 'words' }));
    expect((await trouble).message).toContain('nothing can be saved at the moment');
  });

  it('answers with values whatever is asked', async () => {
    await begin();
    expect(await ask('host.nonsense')).toMatchObject({ failure: { code: 'unknown-operation' } });
    expect(await ask('toString')).toMatchObject({ failure: { code: 'unknown-operation' } });
    expect(await ask('host.setPerson', { name: '' })).toMatchObject({ failure: { code: 'invalid' } });
    await ask('host.closeStudy');
    expect(sentence(await ask('code.list'))).toContain('No study is open');
  });

  it('keeps settings on this computer, in a file written whole', async () => {
    await begin();
    value(await ask('host.setSettings', { theme: 'dark', readingSize: 18 }));
    value(await ask('host.setSettings', { theme: 'light' }));
    expect(value(await ask('host.settings'))).toEqual({ theme: 'light', readingSize: 18 });
    const kept = JSON.parse(readFileSync(join(test.folder, 'settings', 'settings.json'), 'utf8')) as {
      person: { name: string };
    };
    expect(kept.person.name).toBe('Maya Okafor');
  });

  it('takes drafts that lie among the settings into their study, once', async () => {
    const path = await begin();
    const { studyId } = value(await ask('study.info')) as { studyId: string };
    const { person } = test.workspace.state();
    value(
      await ask('host.setSettings', {
        theme: 'dark',
        searches: ['gloves'],
        [`draft:verdict:${path} Maya Okafor whole`]: 'verdict',
        [`draft:propose:add::${path} Maya Okafor`]: 'proposal',
        [`draft:method:${path} Nobody here`]: 'why',
        'draft:correction:elsewhere': '{}',
        'draft:method:/other.threadwork Maya Okafor': 'of another study',
      }),
    );
    value(await ask('host.closeStudy'));
    value(await ask('host.openStudy', { path }));
    expect(value(await ask('draft.list', { personId: person?.id ?? null }))).toEqual({
      studyId,
      drafts: [
        { key: 'method', words: 'why' },
        { key: 'propose:add:', words: 'proposal' },
        { key: 'verdict:whole', words: 'verdict' },
      ],
    });
    expect(value(await ask('host.settings'))).toEqual({
      theme: 'dark',
      'draft:correction:elsewhere': '{}',
      'draft:method:/other.threadwork Maya Okafor': 'of another study',
    });
  });

  it('puts a backup back and opens it', async () => {
    const path = await begin();
    value(await ask('code.create', { name: 'Before' }));
    const backup = join(test.folder, 'backups', 'one.threadwork');
    mkdirSync(join(test.folder, 'backups'));
    value(await ask('host.saveCopy', { path: backup }));
    value(await ask('code.create', { name: 'After' }));
    expect(sentence(await ask('host.restore', { path: join(test.folder, 'other') }))).toContain('not there');
    value(await ask('host.restore', { path: backup }));
    expect(test.workspace.state().study?.path).toBe(path);
    expect((value(await ask('code.list')) as unknown[]).length).toBe(1);
  });

  it('waits for the last write before it closes', async () => {
    const path = await begin();
    const asked = Array.from({ length: 20 }, (_, i) => ask('code.create', { name: `Code ${i}` }));
    await test.workspace.close();
    for (const result of await Promise.all(asked)) expect(result.ok).toBe(true);
    expect(await ask('code.list')).toMatchObject({ failure: { code: 'gone' } });
    const again = value(await openCore({ path, readOnly: true })) as CoreHandle;
    expect(value(await again.call('code.list', {}))).toHaveLength(20);
    await again.close();
  });
});
