// The quotes behind a number, beside the table; each opens its place in the transcript.
import { useMemo, type ReactNode } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import {
  ExtractList,
  indexInput,
  type ExtractQuery,
  type GroupMark,
} from '../../../parts/extract-list/index.ts';
import { Button, Icon, IconButton, Skeleton } from '../../../ui/index.ts';
import { X } from 'lucide-react';

export interface Evidence {
  /** One per cell. */
  key: string;
  title: string;
  /** `4 of 5 in Alder House`. */
  words: string;
  query: ExtractQuery;
  showCode: boolean;
  themeId?: string;
  notes?: ReadonlyMap<string, string>;
  /** Under the words: a further way. */
  way?: ReactNode;
  emptyText: string;
}
interface EvidencePanelProps {
  evidence: Evidence | null;
  /** Undefined where people are not compared: the study's own groups stand beside the quotes. */
  marks: ReadonlyMap<string, GroupMark> | undefined;
  startAt: string | undefined;
  takesFocus: boolean;
  onLeave(codingId: string): void;
  onClose(): void;
}

export function EvidencePanel({
  evidence,
  marks,
  startAt,
  takesFocus,
  onLeave,
  onClose,
}: EvidencePanelProps) {
  const totals = useQuery(
    'coding.extractIndex',
    evidence ? indexInput(evidence.query, 'participant') : null,
  ).data;
  if (!evidence) return null;
  return (
    <Inspector
      title={<Title>{evidence.title}</Title>}
      label={`Quotes: ${evidence.title}`}
      tools={
        <IconButton label="Close the quotes" shortcut="Escape" onPress={onClose}>
          <Icon of={X} small />
        </IconButton>
      }
    >
      <div
        className="cm-evidence"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          onClose();
        }}
      >
        <div className="cm-evidence-head">
          <p>{evidence.words}</p>
          <p className="cm-quiet">
            {totals ? `${count(totals.documents, 'transcript')}, ${count(totals.total, 'coding')}` : ' '}
          </p>
          {evidence.way}
        </div>
        <ExtractList
          key={evidence.key}
          label={`Quotes: ${evidence.title}, ${evidence.words}`}
          query={evidence.query}
          groupBy="participant"
          showCode={evidence.showCode}
          startAt={startAt}
          takesFocus={takesFocus}
          onLeave={onLeave}
          emptyText={evidence.emptyText}
          {...(evidence.themeId === undefined ? {} : { themeId: evidence.themeId })}
          {...(marks ? { marks } : {})}
          {...(evidence.notes ? { notes: evidence.notes } : {})}
        />
      </div>
    </Inspector>
  );
}

/** A name of any length beside the buttons: on five lines, then cut. */
function Title({ children }: { children: string }) {
  return (
    <span className="tw-long-title" title={children}>
      {children}
    </span>
  );
}

interface SharedEvidenceProps extends Omit<EvidencePanelProps, 'evidence'> {
  code: CodeView;
  other: CodeView;
}

/** The codings of two codes that stand on the same words. */
export function SharedEvidence({ code, other, ...rest }: SharedEvidenceProps) {
  const overlaps = useQuery('coding.overlaps', { a: [code.id], b: [other.id] }).data;
  const evidence = useMemo((): Evidence | null => {
    if (!overlaps) return null;
    return {
      key: `${code.id} ${other.id}`,
      title: other.name,
      words: `${overlaps.people} of ${count(code.people, 'person', 'people')} with “${code.name}”`,
      query: { codingIds: [...new Set(overlaps.pairs.flatMap((pair) => [pair.a, pair.b]))] },
      showCode: true,
      way: (
        <Button
          variant="link"
          onPress={() => navigate('extracts', { code: code.id, with: other.id, only: 'shared' })}
        >
          Read them side by side
        </Button>
      ),
      emptyText: 'These two codes share no words any more.',
    };
  }, [overlaps, code, other]);
  if (!evidence) {
    return (
      <Inspector title={<Title>{other.name}</Title>} label={`Quotes: ${other.name}`}>
        <Skeleton lines={6} label="Reading the quotes" />
      </Inspector>
    );
  }
  return <EvidencePanel {...rest} evidence={evidence} />;
}
