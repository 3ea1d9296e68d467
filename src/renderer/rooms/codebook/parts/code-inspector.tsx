import { Fragment, memo, useMemo } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { useReadOnly } from '../../../app/host-state.ts';
import { hrefFor } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { CodeExamples } from '../../../parts/code-examples/index.ts';
import { ExtractList, openExtract } from '../../../parts/extract-list/index.ts';
import { RetiredNote } from '../../../parts/frame/retired-note.tsx';
import { MemoList } from '../../../parts/memo-editor/index.ts';
import { CountedAsOne } from '../../../parts/people-spread/counted-as-one.tsx';
import { spreadWords } from '../../../parts/people-spread/people-spread.tsx';
import { Button, CodeBar, isSameProps } from '../../../ui/index.ts';
import { CodeMemory } from '../frame/code-memory.tsx';
import { CodeReview } from './code-review.tsx';
import { flat, type CodeNode } from '../tree-data.ts';
import './code-inspector.css';

interface CodeInspectorProps {
  roots: readonly CodeNode[];
  selected: ReadonlySet<string>;
  /** What is in view stays for the moment, while codes chosen are merged or deleted. */
  isHeld: boolean;
  spread: CodeSpread | undefined;
  startAt: string | undefined;
  onLeave(codingId: string): void;
  onPutUnderTheme(): void;
}

const isHeldOrSame = (before: CodeInspectorProps, after: CodeInspectorProps): boolean =>
  after.isHeld || isSameProps(before, after);

/** Everything about the code one is on, or the codes chosen: their extracts in context, themes, memos. */
export const CodeInspector = memo(function CodeInspector({
  roots,
  selected,
  spread,
  startAt,
  onLeave,
  onPutUnderTheme,
}: CodeInspectorProps) {
  const nodes = useMemo(
    () => flat(roots).filter((node) => selected.has(node.id) && node.code),
    [roots, selected],
  );
  const [only] = nodes.length === 1 ? nodes : [];
  const ids = useMemo(() => {
    const meant = nodes.flatMap((node) => (node.code?.isHeading ? flat([node]) : [node]));
    return [...new Set(meant.map((node) => node.id))];
  }, [nodes]);
  if (nodes.length === 0) {
    return (
      <Inspector title="Extracts">
        <p className="tw-panel-quiet">
          Choose a code to see every extract it was given, with the words around it.
        </p>
      </Inspector>
    );
  }
  const people = new Set(nodes.flatMap((node) => [...node.people]));
  const codings = nodes.reduce((sum, node) => sum + node.codings, 0);
  const name = only?.code?.name ?? `${nodes.length} codes`;
  return (
    <Inspector
      label={`About ${name}`}
      title={
        <span className="cb-insp-title">
          {only?.code && !only.code.isHeading ? <CodeBar colour={only.code.colour} /> : null}
          <span className="tw-long-title" title={name}>
            {name}
          </span>
        </span>
      }
    >
      <div className="cb-insp-top">
        {codings > 0 && spread ? (
          <p className="tw-meta">
            {spreadWords(spread.groups, people)}; {codings} {codings === 1 ? 'extract' : 'extracts'}
          </p>
        ) : null}
        {codings > 0 ? <CountedAsOne className="tw-meta" /> : null}
        {only?.code?.retired ? <RetiredNote retired={only.code.retired} /> : null}
        {only?.code && !only.code.isHeading ? (
          <CodeExamples
            code={only.code}
            onOpen={(extract) => {
              onLeave(extract.codingId);
              openExtract(extract);
            }}
            {...(codings > 0
              ? {
                  emptyText:
                    'No example yet. On an extract, Y makes it the typical one, Shift Y the borderline.',
                }
              : {})}
          />
        ) : null}
        <InThemes codeIds={ids} onPutUnderTheme={onPutUnderTheme} />
      </div>
      <ExtractList
        key={ids.join()}
        label={`Extracts of ${name}`}
        query={{ codeIds: ids }}
        showCode={ids.length > 1}
        startAt={startAt}
        onLeave={onLeave}
        emptyText={`No words have ${only ? 'this code' : 'these codes'} yet. Open a transcript, select words and press C.`}
      />
      {only ? (
        <div className="cb-insp-memos tw-scroll">
          {only.code && !only.code.isHeading ? <CodeMemory codeId={only.id} /> : null}
          <CodeReview codeId={only.id} />
          <MemoList key={only.id} targetKind="code" targetId={only.id} label={name} />
        </div>
      ) : null}
    </Inspector>
  );
}, isHeldOrSame);

const MOST_THEMES = 4; // of several codes together; one code is rarely in more

function InThemes({ codeIds, onPutUnderTheme }: { codeIds: readonly string[]; onPutUnderTheme(): void }) {
  const themes = useQuery('theme.list', {}).data ?? [];
  const isReadOnly = useReadOnly();
  const found = themes.filter((theme) => theme.codeIds.some((id) => codeIds.includes(id)));
  return (
    <p className="cb-themes">
      <span className="tw-meta">{found.length === 0 ? 'In no theme yet' : 'In '}</span>
      {found.slice(0, MOST_THEMES).map((theme, at) => (
        <Fragment key={theme.id}>
          {at > 0 ? <span className="tw-meta">, </span> : null}
          <a href={hrefFor('themes', { theme: theme.id })}>{theme.name}</a>
          {theme.status === 'setAside' ? <span className="tw-meta"> (set aside)</span> : null}
        </Fragment>
      ))}
      {found.length > MOST_THEMES ? (
        <span className="tw-meta"> and {found.length - MOST_THEMES} more</span>
      ) : null}{' '}
      <Button variant="link" shortcut="T" isDisabled={isReadOnly} onPress={onPutUnderTheme}>
        {found.length === 0 ? 'Put under a theme' : '+ Another'}
      </Button>
    </p>
  );
}
