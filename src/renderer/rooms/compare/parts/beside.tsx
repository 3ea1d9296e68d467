// One code held against all others: which stand on the same words, how often, from how many people.
import { useMemo } from 'react';
import type { CodeBeside } from '../../../../shared/contract/analysis.ts';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, CodeName, EmptyState, Skeleton } from '../../../ui/index.ts';
import { Grid, type GridColumn } from './grid.tsx';
import { Bar } from './marks.tsx';
import { NoCodes } from './no-codes.tsx';

interface BesideProps {
  codes: readonly CodeView[];
  code: CodeView | undefined;
  open: { row: string; column: string } | null;
  onChoose(): void;
  onOpen(other: CodeBeside, column: string, byKey: boolean): void;
  onClose(): void;
}

export function Beside({ codes, code, open, onChoose, onOpen, onClose }: BesideProps) {
  const found = useQuery('analysis.beside', code ? { codeId: code.id } : null).data;
  const columns = useMemo(() => (code ? columnsOf(codes, code) : []), [codes, code]);
  if (!code && codes.length === 0) return <NoCodes />;
  if (!code)
    return (
      <EmptyState
        drawing="codes"
        action={
          <Button variant="primary" shortcut="/" className="cm-choose" onPress={onChoose}>
            Choose a code
          </Button>
        }
      >
        Choose a code to see which other codes stand on the same words, how often, and from how many people.
      </EmptyState>
    );
  if (!found) return <Skeleton lines={6} label="Counting shared words" />;
  if (found.length === 0)
    return (
      <p className="cm-nothing" role="status">
        No other code stands on words of “{code.name}”.
      </p>
    );
  return (
    <Grid
      key={code.id}
      label={`Codes on the same words as ${code.name}`}
      columns={columns}
      rows={found}
      keyOf={(one) => one.codeId}
      rowHeight={36}
      open={open}
      onOpen={onOpen}
      onClose={onClose}
    />
  );
}

function columnsOf(codes: readonly CodeView[], code: CodeView): GridColumn<CodeBeside>[] {
  const byId = new Map(codes.map((one) => [one.id, one]));
  return [
    {
      id: 'all',
      width: 260,
      head: 'Code on the same words',
      render: (one) => (
        <CodeName colour={byId.get(one.codeId)?.colour ?? 1}>{byId.get(one.codeId)?.name ?? ''}</CodeName>
      ),
    },
    {
      id: 'people',
      width: 168,
      head: 'People',
      render: (one) => (
        <span className="cm-count">
          <span className="cm-people">
            <span>
              {one.people} of {code.people}
            </span>
            <Bar share={one.people / Math.max(1, code.people)} />
          </span>
        </span>
      ),
    },
    { id: 'pairs', width: 112, head: 'Times', render: (one) => count(one.pairs, 'time') },
    {
      id: 'same',
      width: 132,
      head: 'Exactly the same words',
      render: (one) => (one.same === 0 ? 'never' : count(one.same, 'time')),
    },
    { id: 'documents', width: 112, head: 'Transcripts', render: (one) => one.documents },
  ];
}

/** What stands above the list: the code, and a way to choose another. */
export function OneCode({ code, onChoose }: { code: CodeView | undefined; onChoose(): void }) {
  if (!code) return null;
  return (
    <div className="cm-one">
      <CodeName colour={code.colour}>{code.name}</CodeName>
      <span className="cm-quiet">
        {count(code.people, 'person', 'people')}, {count(code.codings, 'coding')}
      </span>
      <Button shortcut="/" className="cm-choose" onPress={onChoose}>
        Another code
      </Button>
      <Button variant="quiet" onPress={() => navigate('extracts', { code: code.id })}>
        Its extracts
      </Button>
    </div>
  );
}
