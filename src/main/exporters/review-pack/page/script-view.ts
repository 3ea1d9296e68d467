/** What is shown and what the keys do. One screen at a time, named in the address so that Back works. No backquotes inside. */
export const packView = String.raw`
function el(id) { return document.getElementById(id); }
var screens = ['welcome', 'piece', 'pause', 'support', 'text', 'finish'];
var shown = '';
var shownHash = null;
var backTo = 'welcome';
var codes = {};
pack.codes.forEach(function (code) { codes[code.id] = code; });

function indexOfPlace() {
  for (var i = 0; i < pack.items.length; i += 1) if (pack.items[i].itemId === state.place) return i;
  return 0;
}
function say(words) {
  var box = el('said');
  box.textContent = '';
  setTimeout(function () { box.textContent = words; }, 60);
}
function tell(words) {
  el('message').hidden = words === '';
  el('message-words').textContent = words;
}
function two(n) { return ('0' + n).slice(-2); }
function showKept() {
  var now = new Date();
  el('kept').textContent = storageWorks ? 'Kept on this device, ' + two(now.getHours()) + ':' + two(now.getMinutes()) : 'Not kept by this browser';
}
function showFor() {
  var alias = state.reviewer.alias.trim();
  el('for').textContent = alias ? 'Your reading pack, for ' + alias : 'Your reading pack';
  el('alias').value = state.reviewer.alias;
  el('alias-again').value = state.reviewer.alias;
}
function applySettings() {
  var root = document.documentElement;
  root.setAttribute('data-size', state.settings.size);
  root.setAttribute('data-colours', state.settings.colours);
  ['size', 'colours', 'keys'].forEach(function (group) {
    document.getElementsByName(group).forEach(function (input) { input.checked = input.value === state.settings[group]; });
  });
  var keys = state.settings.keys === 'off' ? '' : state.settings.keys;
  verdicts.forEach(function (verdict, i) {
    var hint = document.querySelector('[data-key-of="' + verdict + '"]');
    hint.textContent = keys ? keys[i].toUpperCase() : '';
    hint.hidden = !keys;
    if (keys) el('v-' + verdict).setAttribute('aria-keyshortcuts', keys[i].toUpperCase());
    else el('v-' + verdict).removeAttribute('aria-keyshortcuts');
  });
}
function showChoice() {
  var item = pack.items[indexOfPlace()];
  if (!item) return;
  var entry = entryOf(item.itemId);
  verdicts.forEach(function (verdict) { el('v-' + verdict).checked = entry.verdict === verdict; });
  el('take-back').hidden = entry.verdict === null;
}
function showPiece() {
  var at = indexOfPlace();
  var item = pack.items[at];
  if (!item) return;
  var code = codes[item.codeId] || { name: '', definition: '' };
  el('place').textContent = 'Piece ' + (at + 1) + ' of ' + pack.items.length;
  el('bar').max = pack.items.length;
  el('bar').value = at + 1;
  el('who').textContent = [item.participant, item.reference].filter(Boolean).join(', ');
  el('before').textContent = item.before;
  el('extract').textContent = item.extract;
  el('after').textContent = item.after;
  el('code').textContent = code.name;
  el('definition').textContent = code.definition;
  el('definition').hidden = !code.definition;
  el('comment').value = entryOf(item.itemId).comment;
  el('previous').hidden = at === 0;
  el('next').textContent = at === pack.items.length - 1 ? 'To the end' : 'Next piece';
  showChoice();
}
function pieceButton(index) {
  var button = document.createElement('button');
  button.type = 'button';
  button.className = 'b';
  button.textContent = 'Piece ' + (index + 1);
  button.addEventListener('click', function () { go('piece-' + (index + 1)); });
  return button;
}
function fill(listId, blockId, indexes) {
  var list = el(listId);
  list.textContent = '';
  indexes.forEach(function (index) { list.appendChild(pieceButton(index)); });
  el(blockId).hidden = indexes.length === 0;
}
function showFinish() {
  var open = [];
  var undecided = [];
  var answered = 0;
  pack.items.forEach(function (item, index) {
    var entry = entryOf(item.itemId);
    if (entry.verdict) answered += 1;
    else if (entry.comment.trim()) undecided.push(index);
    else open.push(index);
  });
  el('tally').textContent = 'You answered ' + answered + ' of ' + pack.items.length + (pack.items.length === 1 ? ' piece.' : ' pieces.') + ' You can save now and again later; the newest file holds everything.';
  fill('undecided', 'undecided-block', undecided);
  fill('open', 'open-block', open);
  el('saved').hidden = true;
  askToClear(false);
}
function showPause() {
  var words = 'Your place, piece ' + (indexOfPlace() + 1) + ' of ' + pack.items.length + ', ';
  el('pause-place').textContent = storageWorks ? words + 'is kept on this device.' : words + 'is kept while this page is open.';
  el('stop-note').textContent = storageWorks ? 'To stop for today, simply close this page.' : 'This browser does not keep anything for a file. Save your progress before you close the page.';
}
function showWelcome() {
  el('start').textContent = state.started ? 'Carry on at piece ' + (indexOfPlace() + 1) : 'Start reading';
}
function askToClear(asking) {
  var count = Object.keys(state.answers).length;
  el('clear-first').hidden = asking;
  el('clear-ask').hidden = !asking;
  if (asking) el('clear-question').textContent = count === 0 ? 'There are no answers on this device.' : 'Clear what you chose and wrote here? A file you saved stays where it is.';
}
/* Shows the screen the address names and moves the focus to its heading. */
function show() {
  shownHash = location.hash;
  var name = location.hash.slice(1);
  var match = /^piece-(\d+)$/.exec(name);
  if (match) {
    var item = pack.items[Number(match[1]) - 1];
    if (item) { state.place = item.itemId; state.started = true; keep(); }
    name = item ? 'piece' : 'welcome';
  }
  if (screens.indexOf(name) < 0) name = 'welcome';
  if (name !== 'pause' && name !== 'support' && name !== 'text') backTo = name === 'piece' ? 'piece-' + (indexOfPlace() + 1) : name;
  tell('');
  screens.forEach(function (screen) { el('s-' + screen).hidden = screen !== name; });
  if (name === 'welcome') showWelcome();
  if (name === 'piece') showPiece();
  if (name === 'pause') showPause();
  if (name === 'finish') showFinish();
  var first = shown === '';
  shown = name;
  scrollTo(0, 0);
  var heading = el('s-' + name).querySelector('h1');
  document.title = heading.textContent + ' - ' + pack.studyTitle;
  if (!first || name === 'piece') heading.focus({ preventScroll: true });
}
function go(name) {
  if (location.hash !== '#' + name) location.hash = name;
  show();
}
function goBack() { go(backTo === 'finish' && shown === 'finish' ? 'piece-' + (indexOfPlace() + 1) : backTo); }
function step(by) {
  var to = indexOfPlace() + by;
  if (to >= pack.items.length) go('finish');
  else if (to >= 0) go('piece-' + (to + 1));
}
var labels = { 'fits': 'It fits', 'not-sure': 'Not sure', 'does-not-fit': 'It does not fit' };
function choose(verdict) {
  setAnswer(pack.items[indexOfPlace()].itemId, { verdict: verdict });
  showChoice();
  showKept();
  say((verdict ? labels[verdict] + '. ' : 'Your answer is taken back. ') + (storageWorks ? 'Kept.' : ''));
}
function setAlias(value) {
  state.reviewer.alias = value.slice(0, 60);
  unsaved = true;
  keep();
  var alias = state.reviewer.alias.trim();
  el('for').textContent = alias ? 'Your reading pack, for ' + alias : 'Your reading pack';
}
var acts = {
  'back': goBack,
  'carry-on': function () { el('file').click(); },
  'save-progress': function () {
    var name = saveFile('progress');
    tell('Your progress is saved as ' + name + ', most likely in Downloads.');
    say('Saved as ' + name + '.');
  },
  'save-answers': function () {
    var name = saveFile('answers');
    el('saved-as').textContent = 'Saved as ' + name + ', most likely in Downloads.';
    el('saved').hidden = false;
    say('Saved as ' + name + '.');
  }
};
document.addEventListener('click', function (event) {
  var button = event.target.closest ? event.target.closest('[data-go],[data-act]') : null;
  if (!button) return;
  if (button.getAttribute('data-go')) go(button.getAttribute('data-go'));
  else acts[button.getAttribute('data-act')]();
});
verdicts.forEach(function (verdict) { el('v-' + verdict).addEventListener('change', function () { choose(verdict); }); });
el('unchoose').addEventListener('click', function () { choose(null); el('v-fits').focus(); });
el('comment').addEventListener('input', function () {
  setAnswer(pack.items[indexOfPlace()].itemId, { comment: el('comment').value });
  showKept();
});
el('start').addEventListener('click', function () { go('piece-' + (indexOfPlace() + 1)); });
el('previous').addEventListener('click', function () { step(-1); });
el('next').addEventListener('click', function () { step(1); });
el('skip').addEventListener('click', function () { step(1); });
el('alias').addEventListener('input', function () { setAlias(el('alias').value); el('alias-again').value = el('alias').value; });
el('alias-again').addEventListener('input', function () { setAlias(el('alias-again').value); el('alias').value = el('alias-again').value; });
['size', 'colours', 'keys'].forEach(function (group) {
  document.getElementsByName(group).forEach(function (input) {
    input.addEventListener('change', function () { state.settings[group] = input.value; keep(); applySettings(); });
  });
});
el('clear').addEventListener('click', function () { askToClear(true); el('clear-no').focus(); });
el('clear-no').addEventListener('click', function () { askToClear(false); el('clear').focus(); });
el('clear-yes').addEventListener('click', function () {
  clearAll();
  showFor();
  el('kept').textContent = '';
  go('welcome');
  say('Your answers are cleared from this device.');
});
el('file').addEventListener('change', function () {
  var file = el('file').files[0];
  if (!file) return;
  var reader = new FileReader();
  reader.onload = function () {
    var result = takeIn(String(reader.result));
    el('file').value = '';
    showFor();
    showKept();
    if (result.ok) go('piece-' + (indexOfPlace() + 1));
    else tell(result.says);
    say(result.says);
  };
  reader.readAsText(file);
});
document.addEventListener('keydown', function (event) {
  if (shown !== 'piece' || state.settings.keys === 'off') return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  var target = event.target;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT' || (target.tagName === 'INPUT' && target.type === 'text')) return;
  var at = state.settings.keys.indexOf(event.key.toLowerCase());
  if (event.key.length !== 1 || at < 0) return;
  event.preventDefault();
  choose(verdicts[at]);
  el('v-' + verdicts[at]).focus();
});
addEventListener('hashchange', function () { if (location.hash !== shownHash) show(); });
addEventListener('storage', function (event) {
  if (event.key !== storageKey) return;
  var stored = readStored();
  if (stored && mergeAnswers(stored.answers) > 0 && shown === 'piece') showPiece();
});
addEventListener('beforeunload', function (event) {
  if (unsaved && !storageWorks && Object.keys(state.answers).length > 0) { event.preventDefault(); event.returnValue = ''; }
});
load();
keep();
applySettings();
showFor();
if (!storageWorks) showKept();
else if (Object.keys(state.answers).length > 0) el('kept').textContent = 'Kept on this device';
if (!storageWorks) el('storage-note').textContent = 'This browser does not keep anything for a page opened from a file, so save your progress as a file before you close it. This page never uses the internet.';
show();
`;
