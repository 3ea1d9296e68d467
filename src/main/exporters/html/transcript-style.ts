import { codeEdge, codeStrokes } from '../shared/colours.ts';
import type { ColourIndex } from '../snapshots.ts';

const colours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const satisfies readonly ColourIndex[];

/** The pattern of a code's line as a picture that repeats along it. */
function patternOf(colour: ColourIndex): string {
  const { pattern } = codeStrokes[colour];
  if (pattern.length === 0) return 'linear-gradient(var(--c),var(--c))';
  let at = 0;
  const stops = pattern.map((length, index) => {
    const from = at;
    at += length;
    return `${index % 2 === 0 ? 'var(--c)' : 'transparent'} ${from}px ${at}px`;
  });
  return `repeating-linear-gradient(90deg,${stops.join(',')})`;
}

const each = (rule: (colour: ColourIndex) => string): string => colours.map(rule).join('');

/** Distance between the lines under the words, in pixels. */
const laneStep = 5;

const laneRules = (lanes: number): string =>
  Array.from({ length: lanes }, (_, lane) => `.k${lane}{padding-bottom:${1 + lane * laneStep}px}`).join('');

/** A turn whose codings lie on top of each other gets wider lines; the others stay as they are. */
const depthRules = (lanes: number): string =>
  Array.from(
    { length: lanes },
    (_, lane) => `.d${lane + 1}{line-height:calc(1.55em + ${lane * laneStep}px)}`,
  ).join('');

const dark =
  '--paper:#1A1713;--up:#24211E;--ink:#EAE7E2;--ink2:#BBB7B0;--pale:#A19D96;--hair:#3B3734;--acc:#64C2CC;--target:#213436;';
const darkCodes = each((colour) => `.c${colour}{--c:oklch(0.755 0.108 ${codeStrokes[colour].hue})}`);

/** The style sheet of one coded transcript. @param lanes how many codings lie on top of each other at most. */
export function transcriptStyle(lanes: number): string {
  return `
:root{color-scheme:light dark;--paper:#FBFAF7;--up:#FFFFFF;--ink:#25211B;--ink2:#5A544E;--pale:#706B64;--hair:#D9D7D3;--acc:#00566A;--target:#E1ECEE;--serif:"Source Serif 4","Source Serif Pro",Georgia,"Times New Roman",serif;--sans:Inter,system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
${each((colour) => `.c${colour}{--c:#${codeEdge(colour)};--line:${patternOf(colour)}}`)}
@media(prefers-color-scheme:dark){:root{${dark}}${darkCodes}}
*{box-sizing:border-box}html{scroll-padding-top:1.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans);overflow-wrap:break-word}
main,header,footer{max-width:66rem;margin:0 auto;padding:0 2rem}
header{padding-top:2.5rem}footer{padding-bottom:3rem;color:var(--ink2);font-size:.875rem}
h1{font:600 1.9rem/1.25 var(--serif);margin:0 0 .4rem;text-wrap:balance}
h2{font-size:1.15rem;line-height:1.4;margin:2.4rem 0 .8rem}
p{margin:0 0 .6rem}.m{color:var(--ink2)}.sm{font-size:.875rem}
a{color:var(--acc);text-underline-offset:.15em}:focus-visible{outline:2px solid var(--acc);outline-offset:2px;border-radius:2px}
.jump{display:flex;gap:1.2rem;flex-wrap:wrap;padding:0;margin:.8rem 0 0;list-style:none}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sw{display:inline-block;width:28px;height:4px;margin-inline-end:.5em;vertical-align:middle;background:var(--line) 0 50%/auto 4px repeat-x}
.codes{columns:17rem;column-gap:2rem;padding:0;margin:0;list-style:none}.codes li{break-inside:avoid;padding:.15rem 0}
.turn{display:grid;grid-template-columns:minmax(0,1fr) 15rem;column-gap:2rem;margin:0 0 1.1rem}
.who{grid-column:1/-1;margin:0 0 .1rem;padding-inline-start:3.4rem;font-size:.8rem;font-weight:600;color:var(--ink2)}.who.quiet{font-weight:400}
.lines{font:1.125rem/calc(1.55em + 0px) var(--serif)}${depthRules(lanes)}
.line{display:grid;grid-template-columns:3.4rem minmax(0,1fr);scroll-margin-top:4rem}
.n{font:.75rem/1 var(--sans);line-height:inherit;color:var(--pale);text-align:end;padding-inline-end:1rem;user-select:none;-webkit-user-select:none;font-variant-numeric:tabular-nums}
.t{white-space:pre-wrap;max-width:44rem}
.u{background:var(--line) 0 100%/auto 3px repeat-x;-webkit-box-decoration-break:clone;box-decoration-break:clone}
${laneRules(lanes)}
.at{list-style:none;margin:0;padding:.35rem 0 0;font-size:.8rem;line-height:1.35}.at li{margin:0 0 .35rem}.at a{color:var(--ink);text-decoration:none;display:inline-block;min-height:24px}.at a:hover{text-decoration:underline}
.list{padding:0;margin:0;list-style:none}.list>li{padding:.8rem 0;border-top:1px solid var(--hair);break-inside:avoid;scroll-margin-top:1rem}
.list h3{display:inline;font-size:1rem;margin:0}.list blockquote{font:1.0625rem/1.55 var(--serif);margin:.35rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--hair);white-space:pre-wrap}
.memo{white-space:pre-wrap;margin:.3rem 0 0}
:target{background:var(--target)}
@media(max-width:760px){main,header,footer{padding-left:1rem;padding-right:1rem}header{padding-top:1.5rem}.turn{grid-template-columns:minmax(0,1fr)}.line{grid-template-columns:2.6rem minmax(0,1fr)}.n{padding-inline-end:.7rem}.who,.at{padding-inline-start:2.6rem}.lines{font-size:1.0625rem}}
@media(forced-colors:active){.u,.sw{forced-color-adjust:none;--c:CanvasText}}
@media print{
@page{size:A4;margin:20mm 18mm}
:root{color-scheme:light;--paper:#FFFFFF;--up:#FFFFFF;--ink:#000000;--ink2:#3A3A3A;--pale:#5A5A5A;--hair:#BBBBBB;--acc:#000000;--target:transparent}
${each((colour) => `.c${colour}{--c:#${codeEdge(colour)}}`)}
body{font-size:9.5pt}main,header,footer{max-width:none;padding:0}.jump{display:none}a{color:inherit;text-decoration:none}
.turn{grid-template-columns:minmax(0,1fr) 46mm;column-gap:6mm}.lines{font-size:10.5pt}.line{grid-template-columns:11mm minmax(0,1fr);break-inside:avoid}.who{padding-inline-start:11mm;break-after:avoid}h2,h3{break-after:avoid}
.u{background-size:auto 2px}.u,.sw{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
}
