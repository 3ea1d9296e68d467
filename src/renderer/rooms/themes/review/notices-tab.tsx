import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { navigate } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { ExtractList } from '../../../parts/extract-list/index.ts';
import { Button, CodeName, List, PanelSection, Skeleton } from '../../../ui/index.ts';
import { Link } from './link.tsx';
import { useReview } from './store.ts';
import { Uncoded } from './transcripts-tab.tsx';
import type { Notice, NoticeKind } from './use-notices.ts';
import type { ReviewTheme } from './use-review.ts';
import { Verdict } from './verdict.tsx';

const HEADS: Record<NoticeKind, string> = {
  fewPeople: 'Themes that rest on one or two people',
  muchQuoted: 'People who give much of what is quoted',
  thinlyCoded: 'Transcripts coded far less than most',
  lateCodes: 'Transcripts finished before a code was made',
};

interface NoticesTabProps {
  notices: readonly Notice[] | null;
  themes: readonly ReviewTheme[];
  spread: CodeSpread;
}
const keyOf = (notice: Notice) => notice.key;
const textOf = (notice: Notice) => notice.sentence;

/** A quiet list of what one might look at again; the rows behind each stand beside it. */
export function NoticesTab({ notices }: NoticesTabProps) {
  const { notice, set } = useReview();
  if (!notices) return <Skeleton label="Looking" />;
  const current = notices.find((one) => one.key === notice) ?? notices[0] ?? null;
  const first = new Set(
    notices.filter((one, at) => notices[at - 1]?.kind !== one.kind).map((one) => one.key),
  );
  return (
    <div className="rv-part">
      <p className="rv-lead">
        Counts only, none of them a fault: what a reader of the study may ask about. The rows behind each
        stand beside it.
      </p>
      {notices.length === 0 ? (
        <p className="rv-quiet">Nothing stands out in the counts.</p>
      ) : (
        <List<Notice>
          label="What is worth another look"
          className="rv-notices"
          items={notices}
          getKey={keyOf}
          getText={textOf}
          rowHeight={44}
          selectionMode="single"
          selectedKeys={new Set(current ? [current.key] : [])}
          onSelectionChange={(keys) => set({ notice: [...keys][0] ?? null })}
          selectOnMove
          renderItem={(one) => (
            <div className="rv-notice">
              {first.has(one.key) ? <h2>{HEADS[one.kind]}</h2> : null}
              <p>{one.sentence}</p>
            </div>
          )}
        />
      )}
      {current ? (
        <Inspector title="Behind it" label={current.title}>
          <div className="rv-sheet">
            <Rows key={current.key} notice={current} />
            <Verdict key="whole" themeId={null} about="the whole data set" />
          </div>
        </Inspector>
      ) : null}
    </div>
  );
}

function Rows({ notice }: { notice: Notice }) {
  const { rows } = notice;
  if (rows.kind === 'turns') return <Uncoded row={rows.transcript} />;
  if (rows.kind === 'codes') return <Codes documentId={rows.documentId} codeIds={rows.codeIds} />;
  return (
    <PanelSection title="Extracts">
      <div className="rv-rows is-tall">
        <ExtractList
          label={`Extracts, ${notice.title}`}
          query={rows.query}
          showCode
          emptyText="They are gone."
        />
      </div>
    </PanelSection>
  );
}

/** Codes made since, each with its definition to read the transcript for. */
function Codes({ documentId, codeIds }: { documentId: string; codeIds: readonly string[] }) {
  const codes = useQuery('code.list', {}).data ?? [];
  return (
    <PanelSection title="Codes made since" count={codeIds.length}>
      <ul className="rv-links">
        {codeIds.map((id) => {
          const code = codes.find((one) => one.id === id);
          return code ? (
            <li key={id}>
              <Link onPress={() => navigate('codebook', { code: id })}>
                <CodeName colour={code.colour}>{code.name}</CodeName>
              </Link>
              {code.definition ? <p className="tw-meta">{code.definition}</p> : null}
            </li>
          ) : null;
        })}
      </ul>
      <Button className="rv-after" onPress={() => navigate('reading', { document: documentId })}>
        Open the transcript
      </Button>
    </PanelSection>
  );
}
