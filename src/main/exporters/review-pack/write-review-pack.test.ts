import { describe, expect, it } from 'vitest';
import type { PackContent } from '../../../shared/contract/reviews.ts';
import type { ReviewPackSnapshot } from '../snapshots.ts';
import { packScript } from './page/script.ts';
import { writeReviewPack } from './write-review-pack.ts';

const snapshot: ReviewPackSnapshot = {
  packId: 'pk1',
  formatVersion: 1,
  studyTitle: 'Tea & "talk"',
  team: { intro: '', supportContacts: [] },
  codes: [
    { id: 'a', name: 'Asked', definition: '' },
    { id: 'unused', name: 'A code nobody chose', definition: 'Stays at home.' },
  ],
  items: [
    {
      itemId: 'i1',
      codeId: 'a',
      extract: 'He wrote <!-- and </script> on it\u2028twice.',
      before: 'One two. ',
      after: '',
      participant: 'P1',
      reference: '#1:4',
    },
  ],
};

describe('writeReviewPack', () => {
  it('lists what travels, with its size', () => {
    const { html, bytes, listing } = writeReviewPack(snapshot);
    expect(listing).toEqual([
      { itemId: 'i1', words: 9, preview: 'He wrote <!-- and </script> on it twice.' },
    ]);
    expect(bytes).toBe(Buffer.byteLength(html));
    expect(bytes).toBeLessThan(120_000);
  });

  it('keeps words from ending the script, and names no address at all', () => {
    const { html } = writeReviewPack(snapshot);
    expect(html.match(/<\/script>/gu)).toHaveLength(2);
    expect(html).toContain('\\u003c/script\\u003e');
    expect(html).not.toContain('\u2028');
    expect(html).not.toMatch(/https?:|\bsrc=|<link|@import/u);
    expect(html).toContain('Tea &amp; &quot;talk&quot;');
  });

  it('carries only the codes of its extracts and only the fields of the type', () => {
    const secret = {
      ...snapshot,
      path: '/home/someone',
      items: [{ ...snapshot.items[0], coder: 'Surname' }],
    };
    const { html } = writeReviewPack(secret as unknown as ReviewPackSnapshot);
    expect(html).not.toMatch(/A code nobody chose|Stays at home|Surname|\/home\/someone/u);
  });

  it('refuses more than sixty words beside an extract', () => {
    const item = snapshot.items[0];
    if (!item) throw new Error('no item');
    const long = { ...snapshot, items: [{ ...item, before: 'word '.repeat(61) }] };
    expect(() => writeReviewPack(long)).toThrow(/60 words/u);
  });

  it('refuses to write a pack without extracts', () => {
    expect(() => writeReviewPack({ ...snapshot, items: [] })).toThrow(/at least one extract/u);
  });

  it('speaks of people to talk to only where the team named some', () => {
    const pageFor = (supportContacts: readonly { name: string; detail: string }[]) =>
      writeReviewPack({ ...snapshot, team: { intro: '', supportContacts } }).html;
    expect(pageFor([{ name: 'Amal', detail: 'Weekdays' }])).toContain('>these people</button> are there');
    expect(pageFor([])).not.toContain('these people');
  });

  it('takes the contract’s content as it is', () => {
    const content: Pick<PackContent, 'items' | 'codes' | 'team' | 'createdAt'> = {
      createdAt: '2026-03-09T10:15:30.000Z',
      team: { intro: 'Hello.', supportContacts: [{ name: 'Amal', detail: 'Weekdays' }] },
      codes: [{ id: 'a', name: 'Asked', definition: '' }],
      items: [
        {
          itemId: 'i',
          codeId: 'a',
          extract: 'Words.',
          before: '',
          after: '',
          participant: '',
          reference: '#1:1',
        },
      ],
    };
    const whole: PackContent = { ...content, packId: 'p', formatVersion: 1, studyTitle: 'S' };
    expect(writeReviewPack(whole).html).toContain('Weekdays');
  });

  it('holds a script a browser can read', () => {
    // oxlint-disable-next-line no-new-func -- only compiled, to see that it is JavaScript; never run here
    expect(() => new Function(packScript)).not.toThrow();
  });
});
