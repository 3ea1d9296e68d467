import type { StudyInfo } from '../../../../shared/contract/study.ts';
import { hrefFor } from '../../../app/router.ts';

/** The numbers of the study, each a way to the rows it counts. */
export function StudyNumbers({ info }: { info: StudyInfo }) {
  const numbers: { room: string; n: number; one: string; many: string; more?: string }[] = [
    { room: 'people', n: info.participants, one: 'participant', many: 'participants' },
    {
      room: 'interviews',
      n: info.documents,
      one: 'transcript',
      many: 'transcripts',
      more: `${info.words.toLocaleString()} words, ${info.interviewerWords.toLocaleString()} of them interviewers’; ${info.lines.toLocaleString()} lines`,
    },
    {
      room: 'codebook',
      n: info.codes,
      one: 'code',
      many: 'codes',
      more: `${info.codings.toLocaleString()} ${info.codings === 1 ? 'coding' : 'codings'} by ${info.coders} ${info.coders === 1 ? 'coder' : 'coders'}`,
    },
    { room: 'themes', n: info.themes, one: 'theme', many: 'themes' },
    { room: 'map', n: info.maps, one: 'map', many: 'maps' },
    { room: 'journal', n: info.memos, one: 'memo or journal entry', many: 'memos and journal entries' },
  ];
  return (
    <ul className="tw-reports-numbers">
      {numbers.map(({ room, n, one, many, more }) => (
        <li key={room}>
          <a href={hrefFor(room)}>
            <b className="tw-num">{n.toLocaleString()}</b> {n === 1 ? one : many}
          </a>
          {more && n > 0 ? <span className="tw-meta">{more}</span> : null}
        </li>
      ))}
    </ul>
  );
}
