import { escapeHtml as e, languageTag } from '../../shared/html.ts';
import { counted } from '../../shared/wording.ts';
import type { ReviewPackSnapshot, SupportContact } from '../../snapshots.ts';

const icon = (path: string, size: number): string =>
  `<svg width="${size}" height="${size}" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`;

function frame(studyTitle: string): string {
  return `<header><span class="study">${e(studyTitle)}</span><span class="for" id="for">Your reading pack</span><span class="kept" id="kept"></span>
<nav class="always" aria-label="Always here">
<button class="b" type="button" data-go="pause">${icon('M7 4.500v11M13 4.500v11', 20)}Pause</button>
<button class="b" type="button" data-go="support">${icon('M3 4h14v10H9l-4 3.500V14H3z', 20)}Support</button>
<button class="b" type="button" data-go="text"><span class="short" aria-hidden="true">Aa</span><span class="long">Text and colours</span></button>
</nav></header>`;
}

const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => `<p>${e(part)}</p>`)
    .join('');

function welcome(snapshot: ReviewPackSnapshot): string {
  return `<section id="s-welcome" hidden><h1 tabindex="-1">Thank you for reading with us</h1>
${paragraphs(snapshot.team.intro)}
<p>There ${snapshot.items.length === 1 ? 'is' : 'are'} ${counted(snapshot.items.length, 'short piece', 'short pieces')} from interviews. We gave each one a name, and for each one we ask one question: does the name fit what is said? There is no right answer. You can stop at any time, leave any piece out, and come back on another day; your place is kept.</p>
<label class="lab" for="alias">What should we call you?</label><p class="m sm hint" id="alias-hint">A first name or a made-up one. It goes into the file with your answers.</p><input type="text" id="alias" maxlength="60" autocomplete="off" aria-describedby="alias-hint">
<div class="stack"><button class="b pri" type="button" id="start">Start reading</button><button class="b" type="button" data-act="carry-on">Carry on from a file</button></div>
<p class="m sm" id="storage-note">What you choose and write stays on this device until you save it as a file and send that file yourself. This page never uses the internet.</p>
<p class="m sm">To remove the pack, delete this file as you would delete a photo or a letter. Before that, use “Clear my answers” on the last page.</p>
</section>`;
}

const option = (value: string, label: string): string =>
  `<div class="opt"><input type="radio" name="verdict" id="v-${value}" value="${value}"><label for="v-${value}">${label} <kbd aria-hidden="true" data-key-of="${value}"></kbd></label></div>`;

function reading(lang: string | null, direction: string): string {
  return `<section id="s-piece" hidden><div class="prog"><h1 tabindex="-1" id="place"></h1><progress id="bar" value="0" max="1" aria-hidden="true"></progress></div>
<div class="ext"><p class="who" id="who"></p><p class="words" id="words"${lang ? ` lang="${lang}"` : ''} dir="${direction}"><span id="before"></span><span class="sr">Marked words: </span><mark id="extract"></mark><span class="sr"> End of the marked words. </span><span id="after"></span></p></div>
<div class="code"><p class="m sm">We called the marked words</p><h2 id="code"></h2><p class="sm" id="definition"></p></div>
<div class="ask"><fieldset><legend><h2>Does that name fit what is said?</h2></legend><div class="ans">${option('fits', 'It fits')}${option('not-sure', 'Not sure')}${option('does-not-fit', 'It does not fit')}</div></fieldset><div class="under" id="take-back" hidden><button class="b q" type="button" id="unchoose">Take answer back</button></div></div>
<label class="lab" for="comment">Your own words <span class="m">(if you like)</span></label><textarea id="comment" maxlength="20000"></textarea>
<div class="nav"><button class="b" type="button" id="previous">Previous</button><button class="b q" type="button" id="skip">Skip this one</button><button class="b q" type="button" data-go="finish">Save and finish</button><button class="b pri" type="button" id="next">Next piece</button></div>
</section>`;
}

/** A way to the page of those one can talk to, where the team named some, and where it did not. */
const toSupport = (isNamed: boolean): string => {
  const way = (words: string) => `<button class="inline" type="button" data-go="support">${words}</button>`;
  return isNamed
    ? `${way('these people')} are there to talk, about this or anything else.`
    : `${way('here is how to find somebody to talk to')}, about this or anything else.`;
};

const pause = (
  contacts: readonly SupportContact[],
): string => `<section id="s-pause" hidden><svg class="wave" viewBox="0 0 800 64" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="M0 40C90 40 120 18 200 22S330 54 420 44 560 14 640 24 740 40 800 36" fill="none" stroke="currentColor" stroke-width="2" vector-effect="non-scaling-stroke"/></svg><h1 tabindex="-1">You have paused</h1>
<p>The words are put away. <span id="pause-place"></span> There is nothing you need to finish.</p>
<div class="stack"><button class="b pri" type="button" data-act="back">Go back to reading</button><button class="b" type="button" data-act="save-progress">Save my progress as a file</button><button class="b" type="button" data-act="carry-on">Carry on from a file</button></div>
<p id="stop-note">To stop for today, simply close this page.</p>
<p class="m">If something you read has stayed with you, ${toSupport(contacts.length > 0)}</p></section>`;

/** Keeps the groups of a telephone number on one line. */
const unbroken = (detail: string): string => detail.replaceAll(/(?<=\d) (?=\d)/gu, '\u00A0');

function support(contacts: readonly SupportContact[]): string {
  const cards = contacts
    .map(
      (contact) => `<div class="cd"><h2>${e(contact.name)}</h2><p>${e(unbroken(contact.detail))}</p></div>`,
    )
    .join('');
  const body = cards
    ? `<p>Chosen by the study team. You do not have to say which piece it was.</p><div class="cards">${cards}</div>`
    : '<p>The person who gave you this file can tell you who is there to talk. You do not have to say which piece it was.</p>';
  return `<section id="s-support" hidden><h1 tabindex="-1">People you can talk to</h1>${body}<div class="nav"><button class="b" type="button" data-act="back">Go back to reading</button><button class="b" type="button" data-go="pause">Pause</button></div></section>`;
}

function choice(group: string, value: string, label: string): string {
  return `<div class="opt"><input type="radio" name="${group}" id="${group}-${value}" value="${value}"><label for="${group}-${value}">${label}</label></div>`;
}

const text = `<section id="s-text" hidden><h1 tabindex="-1">Text and colours</h1>
<fieldset class="set"><legend><h2>Size of the text</h2></legend><div class="ans">${choice('size', '1', 'Standard')}${choice('size', '2', 'Large')}${choice('size', '3', 'Larger')}${choice('size', '4', 'Largest')}</div></fieldset>
<fieldset class="set"><legend><h2>Colours</h2></legend><div class="ans">${choice('colours', 'device', 'As this device')}${choice('colours', 'light', 'Light')}${choice('colours', 'dark', 'Dark')}${choice('colours', 'contrast', 'High contrast')}</div></fieldset>
<fieldset class="set"><legend><h2>Keys that answer</h2><p class="m sm">While you read, one key can choose the first, second or third answer. Turn them off if they get in the way of a screen reader.</p></legend><div class="ans">${choice('keys', '123', '1, 2, 3')}${choice('keys', '789', '7, 8, 9')}${choice('keys', 'jkl', 'J, K, L')}${choice('keys', 'off', 'Off')}</div></fieldset>
<div class="nav"><button class="b pri" type="button" data-act="back">Go back</button></div></section>`;

const finish = `<section id="s-finish" hidden><h1 tabindex="-1">Save your answers</h1>
<p id="tally"></p>
<div id="undecided-block" hidden><h2>Words without an answer yet</h2><p class="m sm">Your words go into the file either way. If you like, choose an answer beside them too.</p><div class="pieces" id="undecided"></div></div>
<div id="open-block" hidden><h2>Pieces you left open</h2><p class="m sm">Leaving them open is fine.</p><div class="pieces" id="open"></div></div>
<label class="lab" for="alias-again">Your name in the file</label><input type="text" id="alias-again" maxlength="60" autocomplete="off">
<div class="stack"><button class="b pri" type="button" data-act="save-answers">Save my answers as a file</button><button class="b" type="button" data-act="back">Go back to reading</button></div>
<div class="note" id="saved" hidden><p id="saved-as"></p><p>Send that one file to the team in the way you agreed with them. Nothing else is needed.</p></div>
<h2 class="gap">When you are done</h2>
<p>Clear your answers from this device, then delete this file and the file of answers, usually both in Downloads, and empty the bin.</p>
<div class="stack" id="clear-first"><button class="b" type="button" id="clear">Clear my answers from this device</button></div>
<div class="note" id="clear-ask" hidden><p id="clear-question"></p><div class="stack"><button class="b" type="button" id="clear-no">Keep them</button><button class="b" type="button" id="clear-yes">Clear them</button></div></div>
</section>`;

/** Everything inside the body of the pack but its data and its script. */
export function packBody(snapshot: ReviewPackSnapshot): string {
  return `${frame(snapshot.studyTitle)}
<main>
<div class="note" id="message" hidden><p id="message-words"></p></div>
<noscript><p>This page needs scripts to show the pieces one at a time. The scripts are inside this file and nothing is fetched; allow scripts for it, or open it in another browser.</p></noscript>
${welcome(snapshot)}
${reading(languageTag(snapshot.lang), snapshot.direction === 'rtl' ? 'rtl' : 'ltr')}
${pause(snapshot.team.supportContacts)}
${support(snapshot.team.supportContacts)}
${text}
${finish}
</main>
<div class="sr" role="status" id="said"></div>
<input type="file" id="file" accept=".json,application/json" hidden>`;
}
