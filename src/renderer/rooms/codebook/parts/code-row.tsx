import { memo } from 'react';
import { ChevronsUpDown, X } from 'lucide-react';
import type { PeopleGroup } from '../../../../shared/contract/codes.ts';
import type { Result } from '../../../../shared/contract/errors.ts';
import { keepBegunNew } from '../../../app/begun-new.ts';
import { AutoField } from '../../../parts/auto-field/auto-field.tsx';
import { countedAsOneAmong } from '../../../parts/people-spread/counted-as-one.tsx';
import { PeopleSpread, spreadWords } from '../../../parts/people-spread/people-spread.tsx';
import { counted } from '../../../parts/import-panel/wording.ts';
import {
  Checkbox,
  CodeSwatchPicker,
  RenameField,
  IconButton,
  Icon,
  isAlikeRow,
  Tag,
  type TreeItemState,
} from '../../../ui/index.ts';
import { codeClass } from '../../../ui/code-colours.ts';
import type { CodeNode } from '../tree-data.ts';

export interface CodeRowProps {
  node: CodeNode;
  state: TreeItemState;
  /** Everybody interviewed, by group; undefined until that is known. */
  groups: readonly PeopleGroup[] | undefined;
  isOpen: boolean;
  /** More than one is chosen: every row shows its box. */
  isChoosing: boolean;
  draftName: string;
  addedBy: string;
  onChoose(id: string): void;
  onToggle(id: string): void;
  isReadOnly: boolean;
  onColour(id: string, colour: number): void;
  onDraft(name: string | null): void;
  onText(id: string, patch: Partial<Record<TextField, string>>, session: string): Promise<Result<null>>;
  onLeaveField(id: string): void;
}
type TextField = 'definition' | 'fullDefinition' | 'useWhen' | 'doNotUseWhen';

/** `10 people, 10 transcripts, 21 extracts`: people first. */
function countsOf(node: CodeNode): string {
  const people = counted(node.people.size, 'person', 'people');
  const extracts = counted(node.codings, 'extract');
  return node.code?.isHeading
    ? `heading, ${people}, ${extracts} under it`
    : `${people}, ${counted(node.documents, 'transcript')}, ${extracts}`;
}

/** Which of its people are a transcript of several, as a list of one sentence or none. */
function asOneOf(node: CodeNode, groups: CodeRowProps['groups']): string[] {
  const words = groups ? countedAsOneAmong(groups, node.people) : '';
  return words === '' ? [] : [words];
}

/** What is heard when one comes to a code: its name, how many said it and who, and what it means. */
function codeRowWords(node: CodeNode, groups: CodeRowProps['groups']): string {
  const { code } = node;
  if (code === null) return 'A new code';
  return [
    code.name,
    ...(node.under ? [node.under] : []),
    ...(code.retired ? ['retired'] : []),
    countsOf(node),
    ...(groups && groups.length > 1 && node.codings > 0 ? [spreadWords(groups, node.people)] : []),
    ...asOneOf(node, groups),
    ...(code.definition ? [code.definition] : []),
  ].join(', ');
}

/** The same, made once for a row that stays the same. */
export function codeRowTeller(groups: CodeRowProps['groups']): (node: CodeNode) => string {
  const told = new WeakMap<CodeNode, string>();
  return (node) => {
    const words = told.get(node) ?? codeRowWords(node, groups);
    told.set(node, words);
    return words;
  };
}

/** A code in the tree: its name, what it means, who says it and how often. */
export const CodeRow = memo(function CodeRow(props: CodeRowProps) {
  const { node, state, groups, isOpen, isChoosing } = props;
  const { code } = node;
  if (code === null) {
    return (
      <div className="cb-row cb-draft">
        <div className="cb-line">
          <div
            className="cb-name"
            onInput={({ target }) => keepBegunNew('codebook.newCode', (target as HTMLInputElement).value)}
          >
            <RenameField label="Name of the new code" value={props.draftName} onDone={props.onDraft} />
          </div>
        </div>
      </div>
    );
  }
  return (
    <div
      className={`cb-row ${codeClass(code.colour)}`}
      data-open={isOpen || undefined}
      data-bare={(!isOpen && code.definition === '') || undefined}
      data-heading={code.isHeading || undefined}
      data-dim={node.isDim || undefined}
      data-retired={code.retired ? true : undefined}
      data-choosing={isChoosing || undefined}
    >
      {isOpen ? <span className="cb-edge" aria-hidden="true" /> : null}
      <div className="cb-pick">
        <Checkbox
          aria-label={`Choose ${code.name}`}
          excludeFromTabOrder
          isSelected={state.isSelected && isChoosing}
          onChange={() => props.onChoose(node.id)}
        />
      </div>
      <div className="cb-line">
        <div className="cb-name">
          {code.isHeading ? null : (
            <CodeSwatchPicker
              label={`Colour of ${code.name}`}
              value={code.colour}
              isDisabled={props.isReadOnly}
              excludeFromTabOrder={!state.isActive}
              onChange={(colour) => props.onColour(node.id, colour)}
            />
          )}
          <span
            className="cb-title"
            dir="auto"
            title={code.name}
            data-renaming={state.isRenaming || undefined}
            data-under={node.under ? true : undefined}
          >
            {state.name}
          </span>
          {node.under ? <span className="cb-under tw-cut">{node.under}</span> : null}
          {code.retired ? <Tag tone="plain">retired</Tag> : null}
          <span className="tw-vh">, {countsOf(node)}</span>
        </div>
        <div className="cb-def">
          {isOpen ? (
            <AutoField
              key={node.id}
              label={`Definition of ${code.name}`}
              isLabelHidden
              value={code.definition}
              placeholder="What it means, in one sentence"
              onSave={(definition, session) => props.onText(node.id, { definition }, session)}
              onLeave={() => props.onLeaveField(node.id)}
            />
          ) : (
            <span
              className="tw-cut"
              dir="auto"
              title={code.definition}
              onDoubleClick={() => props.onToggle(node.id)}
            >
              {code.definition}
            </span>
          )}
          <IconButton
            className="cb-unfold"
            label={isOpen ? `Close the definition of ${code.name}` : `Open the definition of ${code.name}`}
            excludeFromTabOrder={!state.isActive}
            onPress={() => props.onToggle(node.id)}
          >
            <Icon of={isOpen ? X : ChevronsUpDown} small />
          </IconButton>
        </div>
        <div className="cb-spread">
          {groups && node.codings > 0 ? <PeopleSpread groups={groups} people={node.people} /> : null}
        </div>
        <span className="cb-n cb-people" aria-hidden="true" title={asOneOf(node, groups)[0]}>
          {node.people.size}
        </span>
        <span className="cb-n cb-documents" aria-hidden="true">
          {node.documents}
        </span>
        <span className="cb-n" aria-hidden="true">
          {node.codings.toLocaleString()}
        </span>
        <span className="cb-by tw-cut">{props.addedBy}</span>
      </div>
      {isOpen ? <DefinitionFields {...props} /> : null}
    </div>
  );
}, isAlikeRow);

const FIELDS: { field: TextField; label: string; placeholder: string }[] = [
  { field: 'useWhen', label: 'Use when', placeholder: 'What has to be said or done for it to fit' },
  {
    field: 'doNotUseWhen',
    label: 'Do not use when',
    placeholder: 'What looks like it and is not, and what to use then',
  },
  {
    field: 'fullDefinition',
    label: 'Full definition',
    placeholder: 'What it covers, where it ends, how it was understood',
  },
];

function DefinitionFields({ node, onText, onLeaveField }: CodeRowProps) {
  const { code } = node;
  if (!code) return null;
  return (
    <div className="cb-fields">
      {FIELDS.map(({ field, label, placeholder }) => (
        <AutoField
          key={`${node.id}-${field}`}
          label={label}
          value={code[field]}
          placeholder={placeholder}
          rows={2}
          onSave={(text, session) => onText(node.id, { [field]: text }, session)}
          onLeave={() => onLeaveField(node.id)}
        />
      ))}
    </div>
  );
}
