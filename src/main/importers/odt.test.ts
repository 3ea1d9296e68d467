import { describe, expect, it } from 'vitest';
import { odtOf, odtXml, utf8, zipOf } from '../../../tests/importers/build-files.ts';
import { readTold, refusalOf } from '../../../tests/importers/drafts.ts';
import { readTranscript } from './read.ts';

const p = (inside: string): string => `<text:p>${inside}</text:p>`;

describe('OpenDocument texts', () => {
  it('reads white space the way the format means it', async () => {
    const body = p('  two\n   words<text:s text:c="3"/>apart<text:tab/>and<text:line-break/>below ') + p('');
    expect(await readTold(odtOf(body), 'a.odt')).toEqual(['two words   apart\tand\nbelow']);
  });

  it('leaves tracked deletions and hidden text out, notes at the end', async () => {
    const tracked =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const hidden =
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By the old road.</text:p></text:note-body></text:note>';
    const body =
      tracked +
      p(
        `We walked<text:change text:change-id="c"/>${note} home <text:span text:style-name="H">secretly</text:span>early.`,
      );
    expect(await readTold(odtOf(body, hidden), 'a.odt')).toEqual([
      'We walked[1] home early.',
      '[1] By the old road.',
    ]);
  });

  it('keeps remarks as notes on their words', async () => {
    const body = p(
      'We <office:annotation office:name="a"><dc:creator>Ines</dc:creator><text:p>Who?</text:p></office:annotation>all<office:annotation-end office:name="a"/> stayed.',
    );
    const draft = await readTranscript(odtOf(body), 'a.odt');
    expect(draft.turns[0]?.text).toBe('We all stayed.');
    expect(draft.notes).toEqual([{ turn: 0, start: 3, end: 6, author: 'Ines', text: 'Who?' }]);
  });

  it('reads tables, lists, boxes and headings in order', async () => {
    const cell = (text: string): string => `<table:table-cell>${p(text)}</table:table-cell>`;
    const body = `<text:h>Day one</text:h><table:table><table:table-row>${cell('left')}${cell('right')}</table:table-row></table:table><text:list><text:list-item>${p('first')}</text:list-item></text:list>${p('anchor<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame> goes on')}`;
    expect(await readTold(odtOf(body), 'a.odt')).toEqual([
      'Day one',
      'left\tright',
      'first',
      'anchor goes on',
      'boxed',
    ]);
  });

  it('reads the flat form, refuses the encrypted one', async () => {
    expect(await readTold(utf8(odtXml(p('Flat words.'), '', 'document')), 'a.fodt')).toEqual(['Flat words.']);
    const locked = zipOf({
      'content.xml': 'x',
      'META-INF/manifest.xml': '<m><manifest:encryption-data/></m>',
    });
    expect((await refusalOf(locked, 'a.odt')).code).toBe('protected');
  });
});
