/**
 * What an entry did, in a sentence for a person. Derived from the command and its patch each time it is shown, never
 * stored: a stored sentence would keep people's words where a withdrawal could not find them.
 */
import { METHOD_WORDS, type Method } from '../method/method.ts';
import type { Cell, Patch, RowChange, TableName } from './patch.ts';

const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');
const nouns: Record<TableName, [string, string]> = {
  study: ['study', 'studies'],
  setting: ['setting', 'settings'],
  person: ['person', 'people'],
  participant: ['participant', 'participants'],
  attribute: ['characteristic', 'characteristics'],
  attribute_value: ['value', 'values'],
  document: ['transcript', 'transcripts'],
  speaker: ['speaker', 'speakers'],
  code: ['code', 'codes'],
  coding: ['coding', 'codings'],
  theme_level: ['level', 'levels'],
  theme: ['theme', 'themes'],
  theme_code: ['code in a theme', 'codes in themes'],
  theme_quote: ['key quote', 'key quotes'],
  memo: ['memo', 'memos'],
  map: ['map', 'maps'],
  map_node: ['place on a map', 'places on a map'],
  map_link: ['link on a map', 'links on a map'],
  review_pack: ['review pack', 'review packs'],
  review_item: ['extract in a pack', 'extracts in a pack'],
  review_answer: ['answer', 'answers'],
  highlight: ['highlight', 'highlights'],
  read_mark: ['reading', 'readings'],
  question: ['guide question', 'guide questions'],
  question_mark: ['place of a question', 'places of questions'],
  media: ['recording', 'recordings'],
  pile: ['pile', 'piles'],
  card: ['card', 'cards'],
  sitting: ['sitting', 'sittings'],
  frame_version: ['version of the frame', 'versions of the frame'],
  proposal: ['proposal', 'proposals'],
  step_reason: ['reason', 'reasons'],
  code_merge: ['merged code', 'merged codes'],
  theme_merge: ['merged theme', 'merged themes'],
  finish_mark: ['finished transcript', 'finished transcripts'],
  look_again: ['second look', 'second looks'],
  map_item: ['item on a map', 'items on a map'],
  map_member: ['membership on a map', 'memberships on a map'],
  map_link_end: ['end of a link', 'ends of links'],
  map_base: ['state of a map', 'states of maps'],
  map_stage: ['stage of a map', 'stages of maps'],
  map_heir: ['heir of a theme', 'heirs of themes'],
  pass_mark: ['mark of a review', 'marks of a review'],
  pass_verdict: ['verdict', 'verdicts'],
  research_question: ['research question', 'research questions'],
  theme_question: ['theme under a research question', 'themes under research questions'],
  checklist_mark: ['point of the checklist', 'points of the checklist'],
  export_mark: ['file written', 'files written'],
};

function counted(n: number, table: TableName): string {
  return `${n} ${nouns[table][n === 1 ? 0 : 1]}`;
}

/** Looks up the name of a row that the patch itself does not hold; null when it is gone. */
export type NameOf = (table: TableName, id: string) => string | null;

/** The sentence for one command and its patch, for example `Coded “She rang every…” with keeps in touch`. */
export function describe(command: string, patch: Patch, nameOf: NameOf): string {
  const of = (table: TableName): RowChange[] => patch.changes.filter((c) => c.table === table);
  const first = (table: TableName): RowChange | undefined => of(table)[0];
  const name = (table: TableName): string => {
    const change = first(table);
    return (
      text((change?.after ?? change?.before)?.['name']) || (change ? (nameOf(table, change.id) ?? '') : '')
    );
  };
  const renamed = (table: TableName): string | null => {
    const { before, after } = first(table) ?? {};
    const was = text(before?.['name']);
    const is = text(after?.['name']);
    return before && after && was !== is ? `Renamed ${was} to ${is}` : null;
  };
  const quote = (change: RowChange | undefined): string =>
    shorten(text((change?.after ?? change?.before)?.['quote']));
  const codeOf = (change: RowChange | undefined): string => {
    const id = text((change?.after ?? change?.before)?.['code_id']);
    const made = of('code').find((c) => c.id === id);
    return text((made?.after ?? made?.before)?.['name']) || (nameOf('code', id) ?? 'a code');
  };
  const themeOf = (change: RowChange | undefined): string =>
    nameOf('theme', text((change?.after ?? change?.before)?.['theme_id'])) ?? 'a theme';
  const documentOf = (change: RowChange | undefined): string =>
    nameOf('document', text((change?.after ?? change?.before)?.['document_id'])) ?? 'a transcript';
  const theme = (change: RowChange | undefined, column: string): string =>
    nameOf('theme', text((change?.after ?? change?.before)?.[column])) ?? 'a theme';

  /** What a change of a map is about: a theme, or a code, note or name that stands there. */
  const partOf = (change: RowChange | undefined, column = 'theme_id'): string => {
    const id = text((change?.after ?? change?.before)?.[column]);
    return nameOf('theme', id) ?? (shorten(nameOf('map_item', id) ?? '') || 'a theme');
  };
  const itemOf = (change: RowChange | undefined): string => {
    const row = change?.after ?? change?.before;
    const words = text(row?.['text']);
    if (row?.['kind'] === 'quote') return 'a quote';
    const kind = text(row?.['kind']) || 'note';
    return words === '' ? `a ${kind}` : `the ${kind} “${shorten(words)}”`;
  };

  const codedPlaces = (): string =>
    `Coded ${counted(of('coding').length, 'coding').replace('coding', 'place')} with ${codeOf(first('coding'))}`;
  const pileName = (): string => (name('pile') === '' ? 'a pile' : `the pile ${name('pile')}`);
  /** Where cards went, when they all went to one place. */
  const pileOf = (cards: readonly RowChange[]): string => {
    const to = new Set(cards.map((change) => change.after?.['pile_id'] ?? null));
    const [id] = to;
    if (to.size !== 1 || typeof id !== 'string') return 'on the table';
    return `to ${nameOf('pile', id) || 'a pile'}`;
  };
  /** Cards that stayed in their pile and only changed their places in it. */
  const isReordered = (cards: readonly RowChange[]): boolean =>
    cards.length > 0 &&
    cards.every(
      ({ before, after }) =>
        typeof after?.['pile_id'] === 'string' &&
        before?.['pile_id'] === after['pile_id'] &&
        before['set_aside'] === after['set_aside'],
    );
  const withCodings = (): string =>
    of('coding').length === 0 ? '' : ` with ${counted(of('coding').length, 'coding')}`;

  const anyCode = (id: string | undefined): string => {
    const made = of('code').find((c) => c.id === id);
    return (
      text((made?.after ?? made?.before)?.['name']) || (nameOf('code', id ?? '') ?? 'a code deleted since')
    );
  };
  const setting = <T>(): T | null => {
    const { before, after } = first('setting') ?? {};
    const value = text((after ?? before)?.['value']);
    return value === '' ? null : (JSON.parse(value) as T);
  };

  switch (command) {
    case 'study.rename':
      return `Renamed the study to ${text(first('study')?.after?.['title'])}`;
    case 'study.setSettings':
      return 'Changed the settings of the study';
    case 'person.ensure':
      return `Added ${name('person')} to the team`;
    case 'person.update':
      return `Changed ${name('person')}`;
    case 'document.import':
      return `Imported ${name('document')}`;
    case 'document.rename':
      return renamed('document') ?? 'Renamed a transcript';
    case 'document.reorder':
      return `Moved ${name('document')} in the list`;
    case 'document.assign':
      return `Tied ${name('document')} to a participant`;
    case 'document.setLanguage':
      return `Set the language of ${name('document')}`;
    case 'document.settle':
      return `Settled ${name('document')}`;
    case 'document.remove':
      return `Deleted ${name('document')}${withCodings()}`;
    case 'document.replace':
      return `Replaced ${name('document')} by a corrected file`;
    case 'document.edit':
      return `Corrected ${name('document')}`;
    case 'document.markRead':
      return `Marked ${documentOf(first('read_mark'))} as read`;
    case 'document.unmarkRead':
      return `Took a reading of ${documentOf(first('read_mark'))} back`;
    case 'document.linkMedia':
      return first('media')?.after
        ? `Linked a recording to ${documentOf(first('media'))}`
        : `Took the recording off ${documentOf(first('media'))}`;
    case 'highlight.create':
      return `Highlighted “${quote(first('highlight'))}”`;
    case 'highlight.update':
      return `Wrote a note on “${quote(first('highlight'))}”`;
    case 'highlight.remove':
      return `Removed the highlight on “${quote(first('highlight'))}”`;
    case 'highlight.name':
      return `Named the highlight on “${quote(first('highlight'))}” ${codeOf(first('coding'))}`;
    case 'question.create':
      return `Added the guide question ${name('question')}`;
    case 'question.update':
      return renamed('question') ?? 'Changed a guide question';
    case 'question.remove':
      return `Removed the guide question ${text(first('question')?.before?.['name'])}`;
    case 'question.mark':
      return 'Marked where guide questions are asked';
    case 'question.unmark':
      return 'Took a guide question off its place';
    case 'coding.applyMany':
      return codedPlaces();
    case 'speaker.create':
      return `Added the speaker ${text(first('speaker')?.after?.['label'])}`;
    case 'speaker.update':
      return `Changed the speaker ${text(first('speaker')?.after?.['label'])}`;
    case 'speaker.merge':
      return 'Made two speakers one';
    case 'participant.create':
      return `Added P${String(first('participant')?.after?.['number'] ?? '')}`;
    case 'participant.update':
      return `Changed P${String(first('participant')?.after?.['number'] ?? '')}`;
    case 'participant.remove':
      return `Removed P${String(first('participant')?.before?.['number'] ?? '')}`;
    case 'participant.setValue':
      return 'Changed a characteristic of a participant';
    case 'participant.importTable':
      return `Took in a table with ${counted(of('attribute_value').length, 'attribute_value')}`;
    case 'attribute.create':
      return `Added the characteristic ${name('attribute')}`;
    case 'attribute.rename':
      return renamed('attribute') ?? 'Renamed a characteristic';
    case 'attribute.remove':
      return `Removed the characteristic ${name('attribute')}`;
    case 'code.create':
      return `Created the code ${name('code')}`;
    case 'code.update':
      return (
        renamed('code') ??
        (first('code')?.before?.['colour'] !== first('code')?.after?.['colour']
          ? `Recoloured ${name('code')}`
          : `Changed ${name('code')}`)
      );
    case 'code.setColour':
      return `Recoloured ${of('code').length === 1 ? name('code') : counted(of('code').length, 'code')}`;
    case 'code.takeIn': {
      const made = of('code').filter((c) => c.before === null).length;
      const changed = of('code').length - made;
      const parts = [
        made > 0 ? `${counted(made, 'code')} added` : '',
        changed > 0 ? `${counted(changed, 'code')} changed` : '',
      ];
      return `Took a codebook in: ${parts.filter((part) => part !== '').join(', ')}`;
    }
    case 'code.keepBoth':
      return 'Kept two codes that look alike';
    case 'code.setExample': {
      const { before, after } = first('code') ?? {};
      const changed = (column: string) => before?.[column] !== after?.[column];
      const isTypical = changed('typical_coding_id') || changed('typical_text');
      // one that becomes borderline is typical no more: what was given says which it is
      const given = ['typical', 'borderline'].find(
        (kind) => changed(`${kind}_coding_id`) && after?.[`${kind}_coding_id`] !== null,
      );
      return given
        ? `Chose a ${given} example of ${name('code')}`
        : `Took the ${isTypical ? 'typical' : 'borderline'} example off ${name('code')}`;
    }
    case 'code.retire':
    case 'code.restore': {
      const what = of('code').length === 1 ? `the code ${name('code')}` : counted(of('code').length, 'code');
      return `${command === 'code.retire' ? 'Retired' : 'Restored'} ${what}`;
    }
    case 'code.move':
      return of('code').length === 1
        ? `Moved ${name('code')}`
        : `Moved ${counted(of('code').length, 'code')}`;
    case 'code.merge': {
      const gone = of('code')
        .filter((c) => c.after === null)
        .map((c) => text(c.before?.['name']));
      return `Merged ${gone.join(', ')} into another code`;
    }
    case 'code.remove':
      return `Deleted the code ${text(of('code').find((c) => c.after === null)?.before?.['name'])}${withCodings()}`;
    case 'code.removeMany':
      return `Deleted ${counted(of('code').filter((c) => c.after === null).length, 'code')}${withCodings()}`;
    case 'coding.apply':
      return `Coded “${quote(first('coding'))}” with ${codeOf(first('coding'))}`;
    case 'coding.applyNew':
      return `Coded “${quote(first('coding'))}” with the new code ${codeOf(first('coding'))}`;
    case 'coding.remove': {
      const gone = of('coding');
      return gone.length === 1
        ? `Took ${codeOf(gone[0])} off “${quote(gone[0])}”`
        : `Took codes off ${counted(gone.length, 'coding')}`;
    }
    case 'coding.resize':
      return `Changed the extent of ${codeOf(first('coding'))}`;
    case 'coding.recode':
      return `Gave ${counted(of('coding').length, 'coding')} another code`;
    case 'coding.join':
      return `Joined codings of ${codeOf(first('coding'))}`;
    case 'coding.joinMany':
      return 'Joined codings that overlapped';
    case 'coding.leaveApart':
      return 'Left overlapping codings as they are';
    case 'split.start': {
      const split = setting<{ codeId: string; targets: string[] }>();
      return `Split ${anyCode(split?.codeId)} into ${(split?.targets ?? []).map(anyCode).join(', ')}`;
    }
    case 'split.send': {
      const { to } = setting<{ to: string | null }>() ?? { to: null };
      return to === null
        ? 'Left an extract with the code that is split'
        : `Sent “${quote(first('coding'))}” to ${anyCode(to)}`;
    }
    case 'split.finish':
      return 'Finished the split';
    case 'theme.setLevels':
      return 'Named the levels of themes';
    case 'theme.create':
      return `Created the theme ${name('theme')}`;
    case 'theme.createList': {
      const [themes, questions] = [of('theme').length, of('research_question').length];
      const made = [
        ...(questions > 0 ? [counted(questions, 'research_question')] : []),
        ...(themes > 0 ? [counted(themes, 'theme')] : []),
      ];
      return `Made ${made.join(' and ')} from a list`;
    }
    case 'theme.setGroups':
      return `Said whose finding ${nameOf('theme', (first('setting')?.id ?? '').split('/')[1] ?? '') ?? 'a theme'} is`;
    case 'theme.update':
      return renamed('theme') ?? `Changed ${name('theme')}`;
    case 'theme.move':
      return `Moved ${name('theme')}`;
    case 'theme.remove':
      return `Deleted the theme ${text(of('theme').find((c) => c.after === null)?.before?.['name'])}`;
    case 'theme.merge': {
      const gone = of('theme_merge').flatMap(({ id }) => of('theme').filter((c) => c.id === id));
      const into = text(first('theme_merge')?.after?.['into_id']);
      return `Merged ${gone.map((c) => text(c.before?.['name'])).join(', ')} into ${nameOf('theme', into) ?? 'another theme'}`;
    }
    case 'theme.linkCodes':
      return `Put ${counted(of('theme_code').length, 'code')} under ${themeOf(first('theme_code'))}`;
    case 'theme.unlinkCodes':
      return `Took ${counted(of('theme_code').length, 'code')} out of ${themeOf(first('theme_code'))}`;
    case 'theme.setQuote':
      return `Marked a ${text(first('theme_quote')?.after?.['stance']) === 'against' ? 'counter-example' : 'key quote'} for ${themeOf(first('theme_quote'))}`;
    case 'theme.replaceOldNames':
      return patch.changes.length === 1
        ? 'Put a theme’s name of now for a former one'
        : `Put themes’ names of now for former ones in ${patch.changes.length} texts`;
    case 'researchQuestion.create':
      return `Added the research question ${name('research_question')}`;
    case 'researchQuestion.rename':
      return renamed('research_question') ?? 'Reworded a research question';
    case 'researchQuestion.move':
      return `Moved the research question ${name('research_question')}`;
    case 'researchQuestion.remove':
      return `Removed the research question ${text(first('research_question')?.before?.['name'])}`;
    case 'researchQuestion.assign':
      return `Changed which research questions ${themeOf(first('theme_question'))} answers`;
    case 'method.set':
      return methodSentence(first('setting'));
    case 'method.mark': {
      const { before, after } = first('checklist_mark') ?? {};
      const point = `point ${String((after ?? before)?.['item'] ?? '')} of the checklist`;
      const [was, is] = [before?.['ticked'] === 1, after?.['ticked'] === 1];
      return was === is ? `Wrote a note on ${point}` : is ? `Ticked ${point}` : `Took the tick off ${point}`;
    }
    case 'export.note':
      return `Wrote a file: ${text(first('export_mark')?.after?.['what'])}, ${text(first('export_mark')?.after?.['format'])}`;
    case 'theme.clearQuote':
      return `Took a key quote off ${themeOf(first('theme_quote'))}`;
    case 'pass.mark': {
      const marks = of('pass_mark');
      const after = first('pass_mark')?.after;
      const what = !after
        ? 'Took a mark off'
        : after['mark'] === 'not'
          ? 'Marked as not fitting'
          : 'Marked as fitting';
      return `${what} ${counted(marks.length, 'coding').replace('coding', 'extract')} of ${themeOf(first('pass_mark'))}`;
    }
    case 'pass.move':
      return of('pass_mark')[0]?.after?.['done_at']
        ? `Moved an extract out of ${themeOf(first('pass_mark'))}`
        : `Marked an extract of ${themeOf(first('pass_mark'))} to be moved`;
    case 'pass.carryOut':
      return `Moved ${counted(of('pass_mark').length, 'coding').replace('coding', 'extract')} out of ${themeOf(first('pass_mark'))}`;
    case 'pass.startAgain':
      return `Began to read ${themeOf(first('pass_mark'))} anew`;
    case 'pass.writeVerdict':
      return first('pass_verdict')?.after?.['theme_id'] === null
        ? 'Wrote a verdict on the whole data set'
        : `Wrote a verdict on ${themeOf(first('pass_verdict'))}`;
    case 'memo.create':
      return text(first('memo')?.after?.['kind']) === 'journal' ? 'Wrote a journal entry' : 'Wrote a memo';
    case 'memo.update':
      return text(first('memo')?.after?.['kind']) === 'journal'
        ? 'Changed a journal entry'
        : 'Changed a memo';
    case 'memo.remove':
      return 'Deleted a memo';
    case 'map.create':
      return `Made the map ${name('map')}`;
    case 'map.update':
      return renamed('map') ?? `Changed the map ${name('map')}`;
    case 'map.remove':
      return `Deleted the map ${text(of('map')[0]?.before?.['name'])}`;
    case 'map.place':
      return `Moved ${partOf(first('map_node'))} on the map`;
    case 'map.unpin':
      return `Let ${partOf(first('map_node'))} find its own place on the map`;
    case 'map.setHidden':
      return first('map_node')?.after
        ? `Left ${partOf(first('map_node'))} out of the map`
        : `Took ${partOf(first('map_node'))} into the map again`;
    case 'map.link':
      return `Linked ${partOf(first('map_link'), 'from_id')} and ${partOf(first('map_link'), 'to_id')}`;
    case 'map.updateLink':
      return 'Changed a link on the map';
    case 'map.addItem':
      return `Put ${itemOf(first('map_item'))} on the map`;
    case 'map.addCodes':
      return of('map_item').length === 1
        ? `Put ${itemOf(first('map_item'))} on the map`
        : `Put ${counted(of('map_item').length, 'code')} on the map`;
    case 'map.showCodes':
      return first('map_item')?.after
        ? `Put ${counted(of('map_item').length, 'code')} of a theme on the map`
        : `Took ${counted(of('map_item').length, 'code')} of a theme off the map`;
    case 'map.promote':
      return `Made the theme ${name('theme')} from an idea on the map`;
    case 'map.grow':
      return of('theme').length > 0
        ? `Added the theme ${name('theme')} from the map`
        : `Put ${itemOf(first('map_item'))} on the map`;
    case 'map.updateItem':
      return `Changed ${itemOf(first('map_item'))} on the map`;
    case 'map.removeItem':
      return `Took ${itemOf(first('map_item'))} off the map`;
    case 'map.setMembers':
      return 'Changed what stands together on the map';
    case 'map.rename':
      return renamed('theme') ?? renamed('code') ?? `Renamed ${partOf(first('map_node'))} on this map only`;
    case 'map.take':
      return of('map_base').length > 0 || of('map_item').length === 0
        ? 'Took changes of the themes into the map'
        : 'Took changes of the codes into the map';
    case 'map.leave':
      return of('map_item').length > 0
        ? 'Left changes of the codes out of the map'
        : 'Left changes of the themes out of the map';
    case 'map.keepStage':
      return `Kept the stage ${name('map_stage')} of a map`;
    case 'map.updateStage':
      return renamed('map_stage') ?? `Changed the stage ${name('map_stage')}`;
    case 'map.removeStage':
      return `Deleted the stage ${name('map_stage')} of a map`;
    case 'map.setHeir':
      return 'Said where a theme that is gone went';
    case 'map.unlink':
      return `Removed the link between ${partOf(first('map_link'), 'from_id')} and ${partOf(first('map_link'), 'to_id')}`;
    case 'board.addCards':
      return `Put ${counted(of('card').length, 'card')} ${pileOf(of('card')).replace(/^to /u, 'in ')}`;
    case 'board.layTheme':
      return `Laid ${theme(first('pile') ?? first('card'), 'theme_id')} out on the table`;
    case 'board.moveCards':
      if (isReordered(of('card'))) return `Put ${counted(of('card').length, 'card')} in another order`;
      return `Moved ${counted(of('card').length, 'card')} ${pileOf(of('card'))}`;
    case 'board.removeCards':
      return `Took ${counted(of('card').length, 'card')} off the board`;
    case 'board.createPile':
      return name('pile') === '' ? 'Made a pile' : `Made the pile ${name('pile')}`;
    case 'board.foldCode':
      return `Folded ${counted(of('card').filter(({ after }) => !after).length, 'card')} back into a code`;
    case 'board.renamePile':
      return text(first('pile')?.before?.['name']) === ''
        ? `Named a pile ${name('pile')}`
        : (renamed('pile') ?? 'Renamed a pile');
    case 'board.movePile':
      return `Moved ${pileName()} on the table`;
    case 'board.arrange':
      return 'Tidied the table';
    case 'board.removePile':
      return `Took ${pileName()} apart`;
    case 'board.setAside':
      return first('card')?.after?.['set_aside'] === 1
        ? `Set ${counted(of('card').length, 'card')} aside`
        : `Brought ${counted(of('card').length, 'card')} back to the table`;
    case 'board.toTheme': {
      const also = of('coding').length > 0 ? ` and ${codedPlaces().replace(/^C/u, 'c')}` : '';
      return of('theme').length > 0
        ? `Turned a pile into the theme ${name('theme')}${also}`
        : `Added a pile to ${theme(first('pile') ?? first('theme_code') ?? first('theme_quote'), 'theme_id')}${also}`;
    }
    case 'board.snapshot':
      return `Kept the sitting ${name('sitting')}`;
    case 'frame.freeze':
      return `Froze the coding frame as ${name('frame_version')}`;
    case 'frame.setProposing':
      return first('frame_version')?.after?.['offers_proposals'] === 1
        ? `Offered to propose codes in ${name('frame_version')}`
        : `No longer offered to propose codes in ${name('frame_version')}`;
    case 'frame.giveReason':
      return first('step_reason')?.after ? 'Said why a step was taken' : 'Took a reason off a step';
    case 'frame.propose':
      return `Proposed ${proposed(first('proposal'), anyCode)}`;
    case 'frame.accept':
      return `Accepted the proposal ${proposed(first('proposal'), anyCode)}`;
    case 'frame.decline':
      return `Declined the proposal ${proposed(first('proposal'), anyCode)}`;
    case 'frame.withdraw':
      return `Took back the proposal ${proposed(first('proposal'), anyCode)}`;
    case 'frame.looked': {
      const seen = of('look_again');
      return seen.length === 1
        ? `Looked at ${documentOf(seen[0])} again for ${codeOf(seen[0])}`
        : `Looked at transcripts again for codes that came later, ${seen.length} times`;
    }
    case 'frame.finish':
      return first('finish_mark')?.after
        ? `Finished coding ${documentOf(first('finish_mark'))}`
        : `Opened the coding of ${documentOf(first('finish_mark'))} again`;
    case 'review.createPack':
      return `Made a review pack of ${of('review_item').length} ${of('review_item').length === 1 ? 'extract' : 'extracts'}`;
    case 'review.takeIn':
      return `Took in ${counted(of('review_answer').length, 'review_answer')} of a reviewer`;
    default:
      return plain(patch);
  }
}

/** What became of the method, with the reason when one was given. */
function methodSentence(change: RowChange | undefined): string {
  const read = (row: RowChange['before'] | undefined) =>
    row ? (JSON.parse(text(row['value'])) as { method: Method | null; reason: string }) : null;
  const [before, after] = [read(change?.before), read(change?.after)];
  const words = (method: Method | null | undefined) =>
    method ? METHOD_WORDS[method].name.toLowerCase() : 'none chosen';
  const reason = after?.reason ? `: ${after.reason}` : '';
  if (after?.method == null)
    return before?.method ? 'Took the choice of a method back' : 'Left the method open';
  if (before?.method == null) return `Chose the method: ${words(after.method)}${reason}`;
  if (before.method === after.method) return `Reworded why the method is ${words(after.method)}${reason}`;
  return `Changed the method from ${words(before.method)} to ${words(after.method)}${reason}`;
}

/** For a command this version has no words for: what changed, counted. */
function plain(patch: Patch): string {
  const counts = new Map<TableName, number>();
  for (const { table } of patch.changes) counts.set(table, (counts.get(table) ?? 0) + 1);
  return `Changed ${[...counts].map(([table, n]) => counted(n, table)).join(', ') || 'nothing'}`;
}

function shorten(quote: string): string {
  const flat = quote.replace(/\s+/gu, ' ');
  if (flat.length <= 40) return flat;
  const cut = flat.slice(0, 38);
  return `${cut.slice(0, Math.max(20, cut.lastIndexOf(' ')))}…`;
}

/** What a proposal would do, after “Proposed” or “the proposal”. */
function proposed(row: RowChange | undefined, nameOfCode: (id: string | undefined) => string): string {
  const kept = text((row?.after ?? row?.before)?.['change']);
  if (kept === '') return 'to change the frame';
  const change = JSON.parse(kept) as {
    kind: string;
    codeId?: string;
    name?: string;
    from?: string[];
    into?: string;
  };
  const code = nameOfCode(change.codeId);
  switch (change.kind) {
    case 'add':
      return `to add ${change.name ?? ''}`;
    case 'rename':
      return `to rename ${code} to ${change.name ?? ''}`;
    case 'merge':
      return `to merge ${(change.from ?? []).map(nameOfCode).join(', ')} into ${nameOfCode(change.into)}`;
    default:
      return `to ${change.kind} ${code}`;
  }
}
