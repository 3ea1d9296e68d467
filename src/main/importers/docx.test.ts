import { describe, expect, it } from 'vitest';
import { docxOf, para, run } from '../../../tests/importers/build-files.ts';
import { readTold, refusalOf } from '../../../tests/importers/drafts.ts';
import { readTranscript } from './read.ts';

const read = (body: string, extra?: Record<string, string>) => readTold(docxOf(body, extra), 'a.docx');

describe('Word documents', () => {
  it('reads paragraphs, tabs, breaks and special characters', async () => {
    const special =
      '<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t><w:sym w:font="Wingdings" w:char="F04A"/></w:r>';
    expect(await read(para('We met at the mill.') + '<w:p/>' + para(special))).toEqual([
      'We met at the mill.',
      'one\ttwo\nthree\u2011four☺',
    ]);
  });

  it('takes tracked insertions in and deletions and moves out, and says so', async () => {
    const tracked = `${run('She stayed ')}<w:ins w:id="1">${run('two ')}</w:ins><w:del w:id="2"><w:r><w:delText>three </w:delText></w:r></w:del>${run('weeks.')}`;
    const moved = `<w:moveFrom w:id="3">${run('Gone.')}</w:moveFrom><w:moveTo w:id="4">${run('Here.')}</w:moveTo>`;
    const joined = `<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>${run('First half, ')}</w:p>${para('second half.')}`;
    const draft = await readTranscript(docxOf(para(tracked) + para(moved) + joined), 'a.docx');
    expect(draft.turns.map((turn) => turn.text)).toEqual([
      'She stayed two weeks.',
      'Here.',
      'First half, second half.',
    ]);
    expect(draft.warnings.join(' ')).toContain('Tracked deletions');
  });

  it('shows what a field shows, not its code', async () => {
    const field = (inside: string): string => `<w:r><w:fldChar w:fldCharType="${inside}"/></w:r>`;
    const page = `${run('Page ')}${field('begin')}<w:r><w:instrText> REF x </w:instrText></w:r>${run('not this')}${field('separate')}${run('seven')}${field('end')}${run('.')}`;
    const box = `${field('begin')}`.replace(
      '/></w:r>',
      '><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>',
    );
    expect(await read(para(page) + para(`${box}${field('end')}${run(' agreed')}`))).toEqual([
      'Page seven.',
      '☒ agreed',
    ]);
  });

  it('puts text boxes after their paragraph, once, and reads content controls', async () => {
    const boxText = `<w:txbxContent>${para('In the box.')}</w:txbxContent>`;
    const alternate = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${boxText}</mc:Choice><mc:Fallback><w:pict><v:textbox>${boxText}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${para('In a control.')}</w:sdtContent></w:sdt>`;
    expect(await read(para(`${run('Anchor.')}${alternate}`) + control)).toEqual([
      'Anchor.',
      'In the box.',
      'In a control.',
    ]);
  });

  it('reads tables row by row and finds speakers in the first column', async () => {
    const cell = (text: string): string => `<w:tc>${para(text)}</w:tc>`;
    const rows = [
      ['Interviewer', 'What did you do before the bakery?'],
      ['Rosa', 'I drove a bus for nine years.'],
      ['Interviewer', 'And what made you stop driving?'],
      ['Rosa', 'My knee, mostly, and the early mornings.'],
    ];
    const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
    expect(await read(table)).toEqual(rows.map(([who, words]) => `${who}: ${words}`));
    const figures = `<w:tbl><w:tr>${cell('Year')}${cell('2019')}</w:tr><w:tr>${cell('Bread')}${cell('12')}</w:tr></w:tbl>`;
    expect(await read(figures)).toEqual(['Year\t2019', 'Bread\t12']);
  });

  it('puts footnotes and endnotes at the end, and comments on their words', async () => {
    const body = para(
      `${run('The mill')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' closed ')}<w:commentRangeStart w:id="0"/>${run('in spring')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run('.')}`,
    );
    const draft = await readTranscript(
      docxOf(body, {
        footnotes: `<w:footnote w:id="0" w:type="separator">${para('---')}</w:footnote><w:footnote w:id="2">${para('The upper mill.')}</w:footnote>`,
        comments: `<w:comment w:id="0" w:author="Ines">${para('Which year?')}</w:comment>`,
      }),
      'a.docx',
    );
    expect(draft.turns.map((turn) => turn.text)).toEqual([
      'The mill[1] closed in spring.',
      '[1] The upper mill.',
    ]);
    const [note] = draft.notes;
    expect(draft.turns[note?.turn ?? 0]?.text.slice(note?.start, note?.end)).toBe('in spring');
    expect([note?.author, note?.text]).toEqual(['Ines', 'Which year?']);
  });

  it('takes bold names as speakers and leaves bold words alone', async () => {
    const line = (who: string, words: string): string => para(`${run(who, '<w:b/>')}${run(` ${words}`)}`);
    const talk = [
      'How was it?',
      'It was a long winter.',
      'Who helped?',
      'Only the neighbours helped.',
      'And then?',
      'Then spring came at last.',
    ];
    const body = talk.map((words, index) => line(index % 2 === 0 ? 'Mette' : 'Olu', words)).join('');
    expect(await read(body)).toEqual(
      talk.map((words, index) => `${index % 2 === 0 ? 'Mette' : 'Olu'}: ${words}`),
    );
    expect(await read(para(`${run('Important', '<w:b/>')}${run(' words here.')}`))).toEqual([
      'Important words here.',
    ]);
  });

  it('leaves hidden text out, unless there is no other', async () => {
    expect(await read(para(`${run('Seen. ')}${run('Unseen.', '<w:vanish/>')}`))).toEqual(['Seen.']);
    expect(await read(para(run('Unseen.', '<w:vanish/>')))).toEqual(['Unseen.']);
  });

  it('reads the strict flavour and other prefixes', async () => {
    const strict = docxOf(para('Strictly speaking.'));
    const text = Buffer.from(strict).toString('latin1');
    expect(text).toContain('PK');
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate');
    const parts = unzipSync(strict);
    const xml = strFromU8(parts['word/document.xml'] as Uint8Array)
      .replaceAll('w:', 'q:')
      .replace('xmlns:w=', 'xmlns:q=')
      .replaceAll(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      );
    parts['word/document.xml'] = strToU8(xml);
    expect(await readTold(zipSync(parts), 'a.docx')).toEqual(['Strictly speaking.']);
  });

  it('refuses entities, endless nesting and a document without a body', async () => {
    const entity = docxOf(para('x'));
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate');
    const parts = unzipSync(entity);
    const xml = strFromU8(parts['word/document.xml'] as Uint8Array);
    parts['word/document.xml'] = strToU8(xml.replace('?>', '?><!DOCTYPE d [<!ENTITY a "aaaa">]>'));
    expect((await refusalOf(zipSync(parts), 'a.docx')).code).toBe('damaged');
    const deep = '<w:sdt>'.repeat(500) + '</w:sdt>'.repeat(500);
    expect((await refusalOf(docxOf(deep), 'a.docx', { limits: { xmlDepth: 100 } })).code).toBe('damaged');
    delete parts['word/document.xml'];
    expect((await refusalOf(zipSync({ ...parts, 'word/x.xml': strToU8('<a/>') }), 'a.docx')).code).toBe(
      'damaged',
    );
  });
});
