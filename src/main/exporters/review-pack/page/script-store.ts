/** What is kept and how: answers by piece, merged by time, in local storage or a file. No backquotes inside. */
export const packStore = String.raw`
var pack = JSON.parse(document.getElementById('pack').textContent);
var storageKey = 'threadwork-review:' + pack.packId;
var verdicts = ['fits', 'not-sure', 'does-not-fit'];
var known = {};
pack.items.forEach(function (item) { known[item.itemId] = true; });

function freshId() {
  var bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  return Array.prototype.map.call(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
}
function freshState() {
  return { reviewer: { id: freshId(), alias: '' }, place: null, started: false, answers: {},
    settings: { size: '1', colours: 'device', keys: '123' } };
}
var state = freshState();
/* Storage works: true, fails: false. Unsaved: something newer than any copy that outlives the page. */
var storageWorks = true;
var unsaved = false;

function entryOf(itemId) {
  return state.answers[itemId] || { verdict: null, comment: '', at: '' };
}
/* Of two answers to one piece the later one stands, so two tabs or two devices never undo each other. */
function mergeAnswers(entries) {
  var changed = 0;
  Object.keys(entries).forEach(function (itemId) {
    var theirs = entries[itemId];
    if (!known[itemId] || !theirs || typeof theirs.at !== 'string' || isNaN(Date.parse(theirs.at))) return;
    var mine = state.answers[itemId];
    if (mine && Date.parse(mine.at) >= Date.parse(theirs.at)) return;
    state.answers[itemId] = {
      verdict: verdicts.indexOf(theirs.verdict) >= 0 ? theirs.verdict : null,
      comment: typeof theirs.comment === 'string' ? theirs.comment.slice(0, 20000) : '',
      at: theirs.at
    };
    changed += 1;
  });
  return changed;
}
function readStored() {
  try {
    var text = localStorage.getItem(storageKey);
    var stored = text ? JSON.parse(text) : null;
    return stored && stored.answers ? stored : null;
  } catch (error) { return null; }
}
function load() {
  var stored = readStored();
  if (!stored) return;
  mergeAnswers(stored.answers);
  if (stored.reviewer && typeof stored.reviewer.id === 'string') state.reviewer = stored.reviewer;
  if (stored.settings) state.settings = Object.assign(state.settings, stored.settings);
  state.started = stored.started === true;
  state.place = known[stored.place] ? stored.place : null;
}
function keep() {
  var stored = readStored();
  if (stored) mergeAnswers(stored.answers);
  try {
    localStorage.setItem(storageKey, JSON.stringify(state));
    storageWorks = true;
    unsaved = false;
  } catch (error) { storageWorks = false; }
  return storageWorks;
}
function setAnswer(itemId, change) {
  var entry = entryOf(itemId);
  state.answers[itemId] = {
    verdict: change.verdict === undefined ? entry.verdict : change.verdict,
    comment: change.comment === undefined ? entry.comment : change.comment,
    at: new Date().toISOString()
  };
  unsaved = true;
  keep();
}
function clearAll() {
  var settings = state.settings;
  try { localStorage.removeItem(storageKey); } catch (error) { storageWorks = false; }
  state = freshState();
  state.settings = settings;
  unsaved = false;
}
function answersFile() {
  var answers = [];
  var drafts = [];
  pack.items.forEach(function (item) {
    var entry = state.answers[item.itemId];
    if (!entry) return;
    if (entry.verdict) answers.push({ itemId: item.itemId, verdict: entry.verdict, comment: entry.comment, at: entry.at });
    else if (entry.comment.trim()) drafts.push({ itemId: item.itemId, comment: entry.comment, at: entry.at });
  });
  return { format: 'threadwork-review', version: pack.formatVersion, packId: pack.packId,
    reviewer: { id: state.reviewer.id, alias: state.reviewer.alias.trim() || 'Reader' },
    answers: answers, drafts: drafts, place: state.place };
}
function fileName(kind) {
  var alias = (state.reviewer.alias.trim() || 'reader').normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  return kind + '-' + pack.packId.slice(0, 12).replace(/[^\w-]+/g, '') + '-' + (alias || 'reader') + '.json';
}
function saveFile(kind) {
  var name = fileName(kind);
  var blob = new Blob([JSON.stringify(answersFile(), null, 2)], { type: 'application/json' });
  var link = document.createElement('a');
  var url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  unsaved = false;
  return name;
}
/* Takes a saved file in; answers one sentence for the person. */
function takeIn(text) {
  var file;
  try { file = JSON.parse(text); } catch (error) { file = null; }
  if (!file || file.format !== 'threadwork-review' || !Array.isArray(file.answers)) {
    return { ok: false, says: 'That is not a file this page saved, so nothing was changed.' };
  }
  if (file.packId !== pack.packId) {
    return { ok: false, says: 'That file belongs to another reading pack, so nothing was changed.' };
  }
  var entries = {};
  (Array.isArray(file.drafts) ? file.drafts : []).concat(file.answers).forEach(function (entry) {
    if (entry && typeof entry.itemId === 'string') entries[entry.itemId] = entry;
  });
  var hadNone = Object.keys(state.answers).length === 0;
  mergeAnswers(entries);
  if (file.reviewer && typeof file.reviewer.id === 'string' && hadNone) state.reviewer.id = file.reviewer.id;
  if (file.reviewer && typeof file.reviewer.alias === 'string' && !state.reviewer.alias) {
    state.reviewer.alias = file.reviewer.alias.slice(0, 60);
  }
  if (known[file.place]) state.place = file.place;
  state.started = true;
  unsaved = true;
  keep();
  return { ok: true, says: 'Your answers are back.' };
}
`;
