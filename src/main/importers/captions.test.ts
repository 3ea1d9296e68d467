import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../tests/importers/build-files.ts';
import { readTold } from '../../../tests/importers/drafts.ts';
import { readTranscript } from './read.ts';

const cue = (from: string, to: string, text: string, id = ''): string =>
  `${id === '' ? '' : `${id}\n`}${from} --> ${to}\n${text}\n\n`;

describe('captions', () => {
  it('merges cues of one voice and keeps their times (Teams)', async () => {
    const id = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed/12-0';
    const vtt =
      `WEBVTT\r\n\r\n${cue('00:00:01.000', '00:00:02.500', '<v Ana Ruiz>Good\nmorning.</v>', id)}${cue('00:00:02.600', '00:00:04.000', '<v Ana Ruiz>Shall we &amp; begin?</v>', id)}${cue('00:00:05.000', '00:00:06.000', '<v Bo>Yes.</v>', id)}`.replace(
        /\n/g,
        '\r\n',
      );
    const draft = await readTranscript(utf8(vtt), 'a.vtt');
    expect(draft.turns).toEqual([
      { text: 'Good morning. Shall we & begin?', speaker: 0, startMs: 1000, endMs: 4000 },
      { text: 'Yes.', speaker: 1, startMs: 5000, endMs: 6000 },
    ]);
    expect(draft.speakers.map((speaker) => speaker.label)).toEqual(['Ana Ruiz', 'Bo']);
  });

  it('reads names before a colon, with a cue that goes on without one (Zoom)', async () => {
    const zoom = `WEBVTT\n\n${cue('00:00:01.000', '00:00:02.000', 'Ana Ruiz: Where did you live?', '1')}${cue('00:00:03.000', '00:00:04.000', '4711 Bo (he/him): By the river:', '2')}${cue('00:00:04.000', '00:00:05.000', 'in two rooms.', '3')}${cue('00:00:06.000', '00:00:07.000', 'Ana Ruiz: And then?', '4')}${cue('00:00:08.000', '00:00:09.000', '4711 Bo (he/him): Then we moved.', '5')}`;
    expect(await readTold(utf8(zoom), 'a.vtt')).toEqual([
      'Ana Ruiz: Where did you live?',
      '4711 Bo (he/him): By the river: in two rooms.',
      'Ana Ruiz: And then?',
      '4711 Bo (he/him): Then we moved.',
    ]);
  });

  it('leaves notes, styles and tags out and parts turns at a long silence', async () => {
    const vtt = `WEBVTT - title\nKind: captions\n\nNOTE not said\nat all\n\nSTYLE\n::cue { color: red }\n\n${cue('00:01.000', '00:02.000', '<i>One</i> <c.x>two</c> 3 < 4')}${cue('00:09.000', '00:10.000', 'After a while')}`;
    expect(await readTold(utf8(vtt), 'a.vtt')).toEqual(['One two 3 < 4', 'After a while']);
  });

  it('never loses words to broken timings or missing gaps', async () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000\nfirst\n2\n00:00:02,000 --> soon\nsecond\n\nstray words\n\n4\n00:00:03,500 --> 00:00:04,000\nlast\n';
    const draft = await readTranscript(utf8(srt), 'a.srt');
    expect(draft.turns.map((turn) => turn.text).join(' ')).toBe('first second stray words last');
    expect(draft.warnings.length).toBeGreaterThanOrEqual(2);
  });

  it('reads SubViewer and knows captions under another name', async () => {
    const sbv = '0:00:01.000,0:00:02.000\nWe came\n\n0:00:02.000,0:00:03.000\nby boat.\n';
    expect(await readTold(utf8(sbv), 'a.sbv')).toEqual(['We came by boat.']);
    const draft = await readTranscript(utf8(`WEBVTT\n\n${cue('00:01.000', '00:02.000', 'Hello')}`), 'a.txt');
    expect([draft.format, draft.warnings[0]]).toEqual([
      'vtt',
      'The name ends in .txt, but the content was read as VTT.',
    ]);
  });
});
