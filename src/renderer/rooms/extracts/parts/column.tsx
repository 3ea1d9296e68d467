import type { Ref } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { ExtractGrouping } from '../../../../shared/contract/refine.ts';
import { count } from '../../../app/words.ts';
import { ExtractList, type ExtractListHandle, type ExtractQuery } from '../../../parts/extract-list/index.ts';
import { CodeName } from '../../../ui/index.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

interface ColumnProps {
  /** Null where all codes, or those of a theme, are meant. */
  code: CodeView | null;
  name: string;
  /** Whether it stands beside another and needs a head of its own. */
  isBeside: boolean;
  query: ExtractQuery;
  groupBy: ExtractGrouping;
  showCode: boolean;
  themeId: string | undefined;
  notes: ReadonlyMap<string, string>;
  startAt: string | undefined;
  takesFocus: boolean;
  isNarrowed: boolean;
  onRow(codingId: string): void;
  onLeave(codingId: string): void;
  ref: Ref<ExtractListHandle>;
}

/** The extracts of one code. */
export function Column({ code, name, isBeside, isNarrowed, themeId, ...rest }: ColumnProps) {
  // what is shared changes while one works; the list stays the same one meanwhile
  const { codingIds: _shared, ...lasting } = rest.query;
  const counts = code ? `${count(code.people, 'person', 'people')}, ${count(code.codings, 'extract')}` : '';
  return (
    <section className="ex-column" aria-label={name}>
      {isBeside && code ? (
        <header className="ex-column-head">
          <h2>
            <CodeName colour={code.colour}>{code.name}</CodeName>
          </h2>
          <span className="tw-meta">
            <CountOfPeople>{counts}</CountOfPeople>
          </span>
          {code.definition ? <p title={code.definition}>{code.definition}</p> : null}
        </header>
      ) : null}
      <ExtractList
        {...rest}
        key={JSON.stringify([lasting, rest.groupBy])}
        label={`Extracts of ${name}`}
        {...(themeId === undefined ? {} : { themeId })}
        emptyText={
          isNarrowed
            ? 'No extract fits. Show all of them, or choose something else above.'
            : `No words have ${code && !code.isHeading ? 'this code' : 'these codes'} yet. Open a transcript, select words and press C.`
        }
      />
    </section>
  );
}
