import type { ReactNode } from 'react';
import { Kbd } from '../../ui/kbd.tsx';

interface HelpTopic {
  id: string;
  title: string;
  /** Words to be found by, beside the title. */
  words: string;
  text: ReactNode;
}

/** The topics of the help page, in the order of the work. */
export const HELP: readonly HelpTopic[] = [
  {
    id: 'start',
    title: 'The first ten minutes',
    words: 'begin new study sample open file one',
    text: (
      <>
        <ol>
          <li>
            Start a new study, or look around the sample study first: its people are invented and you may
            change anything.
          </li>
          <li>Drop your transcripts, or a whole folder of them, on the window.</li>
          <li>
            Open one in Reading, select some words, press <Kbd keys="C" />, type a code and press{' '}
            <Kbd keys="Enter" />.
          </li>
        </ol>
        <p>
          A study is one file. Everything is in it: your original files, the text, codes, themes, maps, memos,
          and the history of every change. Copy that file and you have copied the study.
        </p>
      </>
    ),
  },
  {
    id: 'import',
    title: 'Bring in transcripts',
    words:
      'import files folder docx odt rtf txt md html pdf vtt srt captions speakers turns line numbers settle duplicate',
    text: (
      <>
        <p>
          Word (.docx), OpenDocument, RTF, plain text, Markdown, web pages, PDF with text, and captions from
          Zoom or Teams (.vtt, .srt) can be read. Drop them on the window, or use Import in Interviews. Text
          can also be pasted. Your files stay as they were; a copy of each is kept in the study.
        </p>
        <ul>
          <li>Each file gets its own line in the report: imported, already here, or not imported and why.</li>
          <li>
            Speakers are recognised and shown to you. Say who is an interviewer and who is a participant. A
            name is taken out of the text only where it was recognised as a speaker.
          </li>
          <li>
            Lines are numbered once the transcript is settled: by you, or by the first coding made on it. From
            then on #7:159 means the same line on screen, on paper and in a quote.
          </li>
          <li>A corrected file can replace a transcript later. What happens to its codings is said first.</li>
        </ul>
      </>
    ),
  },
  {
    id: 'familiarise',
    title: 'Phase 1: get to know the data',
    words: 'familiarisation read through notes memo journal first impressions',
    text: (
      <>
        <p>
          Read each transcript through before coding it. Set the text as your eyes like it under Settings,
          Reading: size, space between lines, letters, width and tint. Line numbers do not change with any of
          these.
        </p>
        <p>
          Write first impressions in the journal, dated, or as a memo on the transcript. They belong to your
          analysis.
        </p>
      </>
    ),
  },
  {
    id: 'code',
    title: 'Phase 2: code',
    words:
      'coding apply code select extract in vivo stripe overlap uncode extent codebook definition colour merge frame version freeze propose proposal look again',
    text: (
      <>
        <ul>
          <li>
            Select words with the mouse, or with <Kbd keys="Shift" /> and the arrows, and press{' '}
            <Kbd keys="C" />. Type to find a code; if there is none of that name, Enter creates it.
          </li>
          <li>
            The codes you used last have number keys, in the text and in the list that <Kbd keys="C" /> opens.
            There a space first lets a name begin with a number. By mouse, drag the selected words onto a
            code, or a code onto them.
          </li>
          <li>An in vivo code is named by the participant’s own words.</li>
          <li>
            Several codes may lie on the same words, also overlapping. Each is a stripe beside the text; point
            at one, or move to it by keyboard, and its exact words are washed in its colour.
          </li>
          <li>
            A memo can be written on any coding. The extent can be changed, and a coding can be taken off
            again.
          </li>
          <li>
            In the Codebook give each code a definition, when to use it and when not. Codes can be moved,
            merged and recoloured; deleting one says first what will go with it. <Kbd keys="Alt+ArrowUp" />{' '}
            and <Kbd keys="Alt+ArrowDown" /> move a code or a theme among its neighbours,{' '}
            <Kbd keys="Alt+Shift+ArrowRight" /> a level in and <Kbd keys="Alt+Shift+ArrowLeft" /> a level out.
          </li>
          <li>
            <Kbd keys="X" /> on a code in the Codebook opens all its extracts on a page of their own; there{' '}
            <Kbd keys="B" /> puts a second code beside it and shows where both stand on the same words.
          </li>
          <li>
            <Kbd keys="S" /> on a code splits it: its extracts come one at a time, a number sends each to the
            code it belongs to, and one undo takes the whole split back. On the card board its parts lie where
            it lies.
          </li>
          <li>
            <Kbd keys="Alt+C" /> finds any code while you do anything else, also by a name it had or by that
            of a code it took in.
          </li>
          <li>
            Under Frame in the Codebook the codes can be frozen as a named version. It says what changed
            since, by whom and why; <Kbd keys="Shift+P" /> in any room proposes a change, and transcripts
            finished before a code existed are listed as worth another look.
          </li>
          <li>
            From a code go to all its extracts, and back to the very place where you were with{' '}
            <Kbd keys="Alt+ArrowLeft" />.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'themes',
    title: 'Phases 3 and 4: build and review themes',
    words:
      'themes generating candidate initial developing reviewing cards board pile central idea counter-example',
    text: (
      <>
        <p>
          A theme is a pattern of shared meaning around a central idea, made by you; it is not a topic and not
          a big code. In Themes give each a central idea and a status: candidate, reviewed, defined, set
          aside.
        </p>
        <ul>
          <li>Put codes under themes; a code may support more than one.</li>
          <li>
            On the card board piles come first and names later. A card let go on another makes a pile;{' '}
            <Kbd keys="M" /> moves cards to a pile, <Kbd keys="X" /> selects every card of a code,{' '}
            <Kbd keys="T" /> turns a pile into a theme whose sheet opens beside the table, and{' '}
            <Kbd keys="Shift+I" /> shows every extract of it; with Shift held, dragging over the table
            selects. A pile let go on another goes into it; it is taken by its name.
          </li>
          <li>
            <Kbd keys="L" /> opens the list of codes and extracts beside the board, from which they are
            dragged or put down by keys; <Kbd keys="Shift+E" /> opens a code out into its extracts and folds
            them back.
          </li>
          <li>
            <Kbd keys="N" /> names a theme, <Kbd keys="Shift+N" /> one under it, as in an outline: Enter asks
            for the next, Tab puts it under the one above, Shift+Tab out again. <Kbd keys="L" /> takes a list
            that was written elsewhere; a line that is set in stands under the one above.
          </li>
          <li>
            <Kbd keys="G" /> says whose finding a theme is, by the letters of the groups. While nobody says,
            the extracts do.
          </li>
          <li>Levels (overarching theme, theme, sub-theme) carry the names your team uses.</li>
          <li>
            Research questions group themes and are no level: say with Q which a theme answers, and see them
            under View.
          </li>
          <li>
            A theme renamed is still found by the name it had: View, Old names still in use, shows each place
            and changes it there.
          </li>
          <li>
            Method keeps how you work, the days of each phase, and fifteen points to ask yourselves. It ticks
            nothing for you.
          </li>
          <li>Keep key extracts for a theme and against it. What does not fit belongs to the analysis.</li>
          <li>
            People are counted before extracts: a theme that one person speaks of often is not the same as one
            that many speak of.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'define',
    title: 'Phase 5: refine, define and name',
    words: 'refining defining naming definition theme map boundaries',
    text: (
      <p>
        Write what each theme is about, where it ends and how it differs from its neighbours. If that takes
        many “and”s, it may be two themes; if two definitions say the same, they may be one. Names can be
        changed at any time; every wording before is in the history.
      </p>
    ),
  },
  {
    id: 'map',
    title: 'Draw the thematic map',
    words: 'map figure thematic svg png pdf export journal width dpi link relation layout',
    text: (
      <>
        <p>
          The Map room opens with a drawing of your themes as they stand. Drag what should stand elsewhere;
          what you place stays. Links between themes carry a word or two.
        </p>
        <p>
          Export as SVG or PDF for journals, PNG at 300 or 600 dpi for slides and Word. Give the width the
          journal asks for, in millimetres: text is never smaller than 8 pt at that width, and the figure is
          exactly what you saw.
        </p>
      </>
    ),
  },
  {
    id: 'write',
    title: 'Phase 6: write up',
    words:
      'writing report export quotes codebook docx csv transcript coded take away reference attribution print paper copy paste',
    text: (
      <ul>
        <li>Quotes by theme, with participant number and line reference, to Word or CSV.</li>
        <li>The codebook with its definitions, to Word or CSV.</li>
        <li>One coded transcript, to Word or as a web page.</li>
        <li>Exports carry published participant numbers only, never your working names for people.</li>
        <li>
          For your own desk: <Kbd keys="Mod+P" /> prints a room, and what you copy out of one comes as a
          table, or as quotes with their references. Both show what is on the screen, working names too.
        </li>
      </ul>
    ),
  },
  {
    id: 'review',
    title: 'Ask co-researchers to review',
    words: 'review pack html co-researcher lived experience comment verdict answers support pause',
    text: (
      <>
        <p>
          A review pack is one file that opens in any browser, without Threadwork and without the internet. It
          shows chosen extracts one at a time with their code, and asks: fits, not sure, or does not fit, with
          room for a comment.
        </p>
        <ul>
          <li>
            Only the extracts you choose travel, each with a few of the words around it. They are listed
            before the file is written.
          </li>
          <li>
            Give your team’s support contacts under Review. They, and Pause, are always one action away in the
            pack.
          </li>
          <li>
            The reviewer saves a small answers file. Take it in under Review: their comments stand beside the
            extract and the code, in their name.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'backups',
    title: 'Saving, undo and backups',
    words: 'save autosave undo redo history backup restore lost crash copy disk',
    text: (
      <>
        <p>
          There is nothing to save: each change is in the file before the next one. The top line says when the
          last was. Every change can be undone with <Kbd keys="Mod+Z" />, also after the program was closed,
          one step at a time.
        </p>
        <p>
          The history, in the menu of the study, says who did what and when. A step in the middle can be taken
          back alone; where later steps build on it, they are listed.
        </p>
        <p>
          Backups are made by themselves beside the study: the newest 20 and one a day for 14 days. Study,
          Backups lists them; going back to one keeps what was there as another backup. They are on the same
          disk, so keep a copy on another one too.
        </p>
        <p>
          The menu of the study also gives it another name, and moves or renames its file. In the browser tab,
          Settings says in which folder new studies are kept.
        </p>
      </>
    ),
  },
  {
    id: 'privacy',
    title: 'Privacy, and what the program never does',
    words: 'privacy internet network offline pseudonym identifiable data protection confidential cloud',
    text: (
      <>
        <p>
          Threadwork never connects to the internet. It sends nothing, fetches nothing, counts nothing and
          does not look for updates. In the browser tab it speaks only to itself on your own computer.
        </p>
        <ul>
          <li>
            The study file holds your participants’ words. Anyone who can open the file can read them: keep it
            where your ethics approval says.
          </li>
          <li>
            In a folder that is synchronised or backed up by your organisation, copies of the file exist
            elsewhere too.
          </li>
          <li>
            Names in the talk itself stay as they were typed. Pseudonymise before importing, or replace the
            transcript by a corrected file.
          </li>
          <li>
            Deleted words are also removed from the free space of the file; they stay in backups until those
            are gone.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'keyboard',
    title: 'Keyboard and screen reader',
    words: 'keyboard shortcut keys screen reader accessibility voice focus zoom contrast dark motion',
    text: (
      <>
        <p>
          Everything can be done from the keyboard. <Kbd keys="Mod+K" /> searches and does things;{' '}
          <Kbd keys="?" /> or <Kbd keys="F1" /> lists all keys, where each can be changed or switched off.
        </p>
        <ul>
          <li>
            <Kbd keys="Tab" /> goes from part to part; inside a list, tree or table the arrows walk.
          </li>
          <li>
            Typing in a list finds the row that starts so. <Kbd keys="F2" /> renames, <Kbd keys="Alt" /> with
            arrows moves, <Kbd keys="Shift+F10" /> opens the menu of a row.
          </li>
          <li>Long lists hold only the rows in view. Their rows say which number they have of how many.</li>
          <li>
            Settings has light, dark, more contrast, the size of the interface, letters that are easier to
            tell apart, and no movement.
          </li>
        </ul>
      </>
    ),
  },
];
