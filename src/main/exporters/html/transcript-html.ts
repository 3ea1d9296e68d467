import { assignLanes, byPlace, flatten, type Turn } from '../../../shared/domain/text/index.ts';
import { closedPolicy, escapeHtml as e, languageTag } from '../shared/html.ts';
import { lineRange, linesByTurn, type NumberedLine } from '../shared/lines.ts';
import { counted, longDate } from '../shared/wording.ts';
import type { TranscriptCoding, TranscriptSnapshot } from '../snapshots.ts';
import { transcriptStyle } from './transcript-style.ts';

/** What every part of the page is drawn from. */
interface Drawing {
  readonly snapshot: TranscriptSnapshot;
  /** In text order; a coding's place here is its number in the page's anchors. */
  readonly codings: readonly TranscriptCoding[];
  readonly lanes: readonly number[];
}

const anchorOf = (index: number): string => `coding-${index + 1}`;
const lineAnchor = (label: string): string => `line-${label}`;

/** The words of a line with a line drawn under each coding; what lies between codings stays plain. */
function lineText(
  { snapshot, codings, lanes }: Drawing,
  line: NumberedLine,
  among: readonly number[],
): string {
  // The space a line was broken at stays after the last words, without a line under it: copied lines join right.
  const whole = snapshot.text.slice(line.start, line.end).replace(/\n$/u, '');
  const end = line.start + whole.trimEnd().length;
  const here = among.map((index) => ({
    id: String(index),
    start: Math.max(line.start, codings[index]?.start ?? 0),
    end: Math.min(end, codings[index]?.end ?? 0),
  }));
  let at = line.start;
  const drawn = flatten(here).map((segment) => {
    const plain = e(snapshot.text.slice(at, segment.start));
    at = segment.end;
    const upwards = segment.ids.map(Number).toSorted((a, b) => (lanes[a] ?? 0) - (lanes[b] ?? 0));
    const marked = upwards.reduce(
      (inner, index) => {
        const colour = codings[index]?.colour ?? 1;
        return `<span class="u c${colour} k${lanes[index] ?? 0}">${inner}</span>`;
      },
      e(snapshot.text.slice(segment.start, segment.end)),
    );
    return plain + marked;
  });
  return drawn.join('') + e(snapshot.text.slice(at, line.start + whole.length));
}

function startsHere({ snapshot, codings }: Drawing, among: readonly number[]): string {
  if (among.length === 0) return '';
  const items = among.map((index) => {
    const coding = codings[index];
    if (!coding) return '';
    const range = lineRange(snapshot.layout, coding.start, coding.end);
    return `<li><a href="#${anchorOf(index)}"><span class="sw c${coding.colour}" aria-hidden="true"></span>${e(coding.codeName)} <span class="m">${e(coding.coder)}, ${e(range)}</span></a></li>`;
  });
  return `<ul class="at" aria-label="Codings that start here" dir="ltr" lang="en">${items.join('')}</ul>`;
}

function turnBlock(
  drawing: Drawing,
  turn: Turn,
  lines: readonly NumberedLine[],
  touching: readonly number[],
  starting: readonly number[],
): string {
  const speaker = drawing.snapshot.speakers.find((each) => each.id === turn.speaker);
  const first = lines[0]?.label ?? '';
  const last = lines.at(-1)?.label ?? '';
  const place = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  const who = speaker
    ? `<p class="who${speaker.role === 'participant' ? '' : ' quiet'}">${e(speaker.label)}<span class="sr">, ${place}</span></p>`
    : `<p class="sr">${place}</p>`;
  const body = lines
    .map(
      (line) =>
        `<div class="line" id="${lineAnchor(line.label)}"><span class="n" aria-hidden="true">${line.label}</span><span class="t">${lineText(drawing, line, touching)}</span></div>`,
    )
    .join('');
  const depth = Math.max(0, ...touching.map((index) => (drawing.lanes[index] ?? 0) + 1));
  return `<div class="turn">${who}<div class="lines${depth > 0 ? ` d${depth}` : ''}">${body}</div>${startsHere(drawing, starting)}</div>`;
}

/** For every turn the codings that touch it and those that start in it, found in one pass. */
function byTurn({ snapshot, codings }: Drawing): { touching: number[]; starting: number[] }[] {
  const { turns } = snapshot.layout;
  const found = turns.map(() => ({ touching: [] as number[], starting: [] as number[] }));
  codings.forEach((coding, index) => {
    const first = turns.findIndex((turn) => turn.end > coding.start);
    if (first < 0) return;
    found[first]?.starting.push(index);
    for (let at = first; at < turns.length && (turns[at]?.start ?? Infinity) < coding.end; at += 1) {
      found[at]?.touching.push(index);
    }
  });
  return found;
}

function codeLegend({ codings }: Drawing): string {
  const codes = new Map<string, { colour: number; count: number }>();
  for (const { codeName, colour } of codings) {
    const known = codes.get(codeName);
    codes.set(codeName, { colour, count: (known?.count ?? 0) + 1 });
  }
  const items = [...codes.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(
      ([name, { colour, count }]) =>
        `<li><span class="sw c${colour}" aria-hidden="true"></span>${e(name)} <span class="m">${counted(count, 'coding', 'codings')}</span></li>`,
    );
  return `<h2 id="codes">Codes in this transcript</h2><ul class="codes">${items.join('')}</ul>`;
}

function codingList({ snapshot, codings }: Drawing): string {
  const lang = languageTag(snapshot.lang);
  const words = `${lang ? ` lang="${lang}"` : ''} dir="${snapshot.direction}"`;
  const items = codings.map((coding, index) => {
    const range = lineRange(snapshot.layout, coding.start, coding.end);
    const line = range.split('–')[0] ?? '';
    const memo = coding.memo?.trim();
    return `<li id="${anchorOf(index)}"><span class="sw c${coding.colour}" aria-hidden="true"></span><h3>${e(coding.codeName)}</h3> <span class="m">${e(coding.coder)}</span> <a href="#${lineAnchor(line)}">${e(`${snapshot.referencePrefix}:${range}`)}</a><blockquote${words}>${e(snapshot.text.slice(coding.start, coding.end))}</blockquote>${memo ? `<p class="memo"><span class="m">Memo: </span>${e(memo)}</p>` : ''}</li>`;
  });
  return `<h2 id="codings">Codings</h2><ol class="list">${items.join('')}</ol>`;
}

function head({ snapshot, codings }: Drawing): string {
  const coders = [...new Set(codings.map((coding) => coding.coder))];
  const by = coders.length > 0 ? ` by ${coders.join(', ')}` : '';
  const size = codings.length > 0 ? `${counted(codings.length, 'coding', 'codings')}${by}` : 'No codings yet';
  const links = [
    '<li><a href="#transcript">Transcript</a></li>',
    ...(codings.length > 0
      ? ['<li><a href="#codes">Codes</a></li>', '<li><a href="#codings">Codings</a></li>']
      : []),
  ];
  return `<header><h1>${e(snapshot.title)}</h1><p class="m">${e([snapshot.studyTitle, longDate(snapshot.exportedAt)].filter(Boolean).join(', '))}<br>${e(size)}<br>${e(snapshot.referencePrefix)}:1 is line 1 of this transcript</p><nav aria-label="On this page"><ul class="jump">${links.join('')}</ul></nav></header>`;
}

/**
 * One coded transcript as a self-contained page: lines with their numbers, each coding drawn under its words in
 * colour and pattern and named beside its turn, and a list of all codings with links both ways. No script, and
 * a policy that forbids every address.
 */
export function transcriptHtml(snapshot: TranscriptSnapshot): string {
  const codings = snapshot.codings.filter((coding) => coding.end > coding.start).toSorted(byPlace);
  const { laneOf, count } = assignLanes(codings);
  const lanes = codings.map((coding) => laneOf.get(coding.id) ?? 0);
  const drawing: Drawing = { snapshot, codings, lanes };
  const style = transcriptStyle(count);
  const lang = languageTag(snapshot.lang);
  const found = byTurn(drawing);
  const lines = linesByTurn(snapshot.layout);
  const turns = snapshot.layout.turns.map((turn, index) =>
    turnBlock(drawing, turn, lines[index] ?? [], found[index]?.touching ?? [], found[index]?.starting ?? []),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${e(closedPolicy({ style }))}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="generator" content="Threadwork">
<title>${e(snapshot.title)}, ${e(snapshot.studyTitle)}</title>
<style>${style}</style></head><body>
${head(drawing)}
<main>
<h2 id="transcript">Transcript</h2>
<div${lang ? ` lang="${lang}"` : ''} dir="${snapshot.direction}">${turns.join('\n')}</div>
${codings.length > 0 ? `${codeLegend(drawing)}\n${codingList(drawing)}` : ''}
</main>
<footer><p>Written by Threadwork. This page holds everything it shows and reaches nothing outside itself.</p></footer>
</body></html>
`;
}
