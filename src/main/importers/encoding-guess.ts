/**
 * Tells legacy encodings apart by what the bytes would spell. Each candidate is decoded and its letters scored: does
 * the text use letters that are frequent in languages written with that encoding, are scripts and cases mixed inside
 * words, are there holes. Windows-1252 wins ties because most old files in Latin letters are that.
 */
import iconv from 'iconv-lite';

interface Candidate {
  readonly encoding: string;
  /** What people call it. */
  readonly name: string;
  /** Letters beyond ASCII that running text in this encoding is made of, most telling first in no order. */
  readonly frequent: string;
  /** Script test for other letters that may occur. */
  readonly script: RegExp;
  readonly bias: number;
}

const latin = /\p{Script=Latin}/u;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

// Every hanzi is a letter of its script in any East Asian decode, so those are told apart by their commonest characters.
const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运。，、？！：；“”';
const traditional =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運。，、？！：；「」';
const kana =
  'あいうえおかがきぎくぐけげこごさざしじすずせそただちっつてでとどなにのはばひぶへべほまみむめもゃやゅゆょよらりるれろわをんアイウエオカキクケコサシスセソタチッテトナニネノハフマミムメモラリルレロワンジドバパプグデー、。「」日本人年大一国中会時';
const hangul =
  '이다의는에을를가은고한하지도로사기리있그나인어서자시일대정아수것해보전제상부을들라면여무성조만오과요스적니주구장동안들게서했습공러원우말된및거경년신비음때내와생였국문용었선연';
const cyrillic = 'оеаинтсрвлкмдпуяызьбгчйхжшюцщэфъієїґ';

const candidates: readonly Candidate[] = [
  {
    encoding: 'windows-1252',
    name: 'Windows-1252 (Western European)',
    frequent: 'éèêëàâäáãåçíîïñóôöõøúûüùæßÉ‘’“”–—…«»¿¡°£€',
    script: latin,
    bias: 0.1,
  },
  {
    encoding: 'windows-1250',
    name: 'Windows-1250 (Central European)',
    frequent: 'ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôâăşţđ„”–…',
    script: latin,
    bias: 0,
  },
  {
    encoding: 'iso-8859-2',
    name: 'ISO 8859-2 (Central European)',
    frequent: 'ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôâăşţđ',
    script: latin,
    bias: -0.05,
  },
  {
    encoding: 'windows-1254',
    name: 'Windows-1254 (Turkish)',
    frequent: 'ığışçöüİŞâ‘’“”–…',
    script: latin,
    bias: 0.02,
  },
  {
    encoding: 'windows-1257',
    name: 'Windows-1257 (Baltic)',
    frequent: 'āčēģīķļņšūžąęėįųõäöü„“–',
    script: latin,
    bias: -0.05,
  },
  {
    encoding: 'macintosh',
    name: 'Mac Roman',
    frequent: 'éèêëàâäáãåçíîïñóôöõøúûüùæß‘’“”–—…«»¿¡',
    script: latin,
    bias: -0.15,
  },
  {
    encoding: 'cp437',
    name: 'DOS (code page 437)',
    frequent: 'éèêëàâäáåçíîïñóôöúûüùæß',
    script: latin,
    bias: -0.6,
  },
  {
    encoding: 'cp850',
    name: 'DOS (code page 850)',
    frequent: 'éèêëàâäáãåçíîïñóôöõøúûüùæß',
    script: latin,
    bias: -0.5,
  },
  {
    encoding: 'windows-1251',
    name: 'Windows-1251 (Cyrillic)',
    frequent: `${cyrillic}–—«»“”№`,
    script: /\p{Script=Cyrillic}/u,
    bias: 0,
  },
  {
    encoding: 'koi8-r',
    name: 'KOI8-R (Cyrillic)',
    frequent: cyrillic,
    script: /\p{Script=Cyrillic}/u,
    bias: -0.05,
  },
  {
    encoding: 'cp866',
    name: 'DOS (code page 866, Cyrillic)',
    frequent: cyrillic,
    script: /\p{Script=Cyrillic}/u,
    bias: -0.1,
  },
  {
    encoding: 'iso-8859-5',
    name: 'ISO 8859-5 (Cyrillic)',
    frequent: cyrillic,
    script: /\p{Script=Cyrillic}/u,
    bias: -0.1,
  },
  {
    encoding: 'windows-1253',
    name: 'Windows-1253 (Greek)',
    frequent: 'αοιετσνηυρπκμλςωάέήίόύώδγχθβφξζψ–«»’',
    script: /\p{Script=Greek}/u,
    bias: 0,
  },
  {
    encoding: 'windows-1255',
    name: 'Windows-1255 (Hebrew)',
    frequent: 'יוהלארתבשמםנןעדחקפצךטכסגזףץ–“”„',
    script: /\p{Script=Hebrew}/u,
    bias: 0,
  },
  {
    encoding: 'windows-1256',
    name: 'Windows-1256 (Arabic)',
    frequent: 'اليمنورتبةعدسفهكحقجشطصخذىءزضغثأإئظآؤپچژگ،؛؟',
    script: /\p{Script=Arabic}/u,
    bias: 0,
  },
  {
    encoding: 'iso-8859-6',
    name: 'ISO 8859-6 (Arabic)',
    frequent: 'اليمنورتبةعدسفهكحقجشطصخذىءزضغثأإئظآؤ،؛؟',
    script: /\p{Script=Arabic}/u,
    bias: -0.02,
  },
  {
    encoding: 'windows-874',
    name: 'Windows-874 (Thai)',
    frequent: 'านรกเงอวมยลสตทคหดบแปใพขไจชะัิีึืุู็่้์ำ',
    script: /\p{Script=Thai}/u,
    bias: -0.05,
  },
  { encoding: 'gb18030', name: 'GB18030 (Simplified Chinese)', frequent: simplified, script: han, bias: 0 },
  { encoding: 'big5', name: 'Big5 (Traditional Chinese)', frequent: traditional, script: han, bias: 0 },
  { encoding: 'shift_jis', name: 'Shift JIS (Japanese)', frequent: kana, script: han, bias: 0 },
  { encoding: 'euc-jp', name: 'EUC-JP (Japanese)', frequent: kana, script: han, bias: 0 },
  { encoding: 'euc-kr', name: 'EUC-KR (Korean)', frequent: hangul, script: han, bias: 0 },
];

/**
 * What a letter is worth: in scripts other than Latin the commonest letters count most, which is what tells two
 * encodings apart that both give clean letters (Hebrew bytes read as Cyrillic spell nothing, but in tidy letters).
 */
const letterWorth = new Map(
  candidates.map((one) => {
    const letters = Array.from(one.frequent);
    const ranked = one.script !== latin && one.script !== han;
    const worthOf = (index: number): number => (ranked ? 1.9 - (1.7 * index) / letters.length : 1.2);
    return [one.encoding, new Map(letters.map((letter, index) => [letter, worthOf(index)]))];
  }),
);
const isHan = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);

// Share of bytes beyond ASCII that a multi-byte decode may fail on before it is ruled out: a cut at the sample's end.
const BROKEN_SHARE = 0.02;

/** What people call an encoding. */
export function encodingName(encoding: string): string {
  const known = candidates.find((one) => one.encoding === encoding);
  return (
    known?.name ?? encoding.toUpperCase().replace('LE', ' (little-endian)').replace('BE', ' (big-endian)')
  );
}

/** The likeliest legacy encoding of a sample that is not UTF-8. Always answers; the answer is a guess. */
export function guessLegacyEncoding(sample: Uint8Array): string {
  const bytes = telling(sample);
  let best = { encoding: 'windows-1252', score: -Infinity };
  for (const candidate of candidates) {
    const score = scoreOf(bytes, candidate);
    if (score > best.score) best = { encoding: candidate.encoding, score };
  }
  return best.encoding;
}

/** Only lines with bytes beyond ASCII say anything; long files have enough of them early. */
function telling(sample: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let from = 0; from < sample.length && total < 24_000;) {
    const newline = sample.indexOf(10, from);
    const to = newline < 0 ? sample.length : newline + 1;
    const line = sample.subarray(from, Math.min(to, from + 24_000));
    if (line.some((byte) => byte > 127)) {
      parts.push(line);
      total += line.length;
    }
    from = to;
  }
  return Buffer.concat(parts);
}

/** Mean worth, about -3 to 2, of what the bytes beyond ASCII turn into. */
function scoreOf(bytes: Buffer, candidate: Candidate): number {
  const text = iconv.decode(bytes, candidate.encoding);
  const frequent = letterWorth.get(candidate.encoding) as Map<string, number>;
  const wide = isHan.has(candidate.encoding);
  let total = 0;
  let counted = 0;
  let broken = 0;
  let previous = ' ';
  for (const character of text) {
    if (character > '\u007f') {
      counted++;
      if (character === '\ufffd' || (character >= '\u0080' && character <= '\u009f')) broken++;
      else total += worth(character, previous, candidate, frequent, wide);
    } else if (mixesScripts(previous, character, candidate)) total -= 1;
    // a capital straight before a digit is a currency sign of some other code page
    else if (previous > '\u007f' && /\d/.test(character) && /\p{Lu}/u.test(previous)) total -= 2;
    previous = character;
  }
  if (counted === 0) return 0;
  if (wide && broken / counted > BROKEN_SHARE) return -10;
  return (total - 4 * broken) / counted + candidate.bias;
}

function worth(
  character: string,
  previous: string,
  candidate: Candidate,
  frequent: Map<string, number>,
  wide: boolean,
): number {
  if (wide) return frequent.has(character) ? 2 : candidate.script.test(character) ? 0 : wideMark(character);
  const lower = character.toLowerCase();
  const isLetter = /\p{L}/u.test(character);
  if (isLetter && /\p{Lu}/u.test(character) && /\p{Ll}/u.test(previous)) return -2;
  const afterOther = /[a-z]/i.test(previous) && isLetter && candidate.script !== latin;
  if (afterOther) return -1.5;
  const known = frequent.get(character) ?? frequent.get(lower);
  if (known !== undefined) return known;
  if (isLetter) return candidate.script.test(character) ? -0.3 : -1.5;
  if (/\p{M}/u.test(character)) return candidate.script.test(previous) ? 0.3 : -1;
  return /[a-z]/i.test(previous) ? -1.5 : -0.8;
}

const wideMark = (character: string): number => (/[\u3000-\u303f\uff00-\uffef]/.test(character) ? 0.3 : -1);

/** A Latin letter straight after a letter of a script that is not Latin. */
function mixesScripts(previous: string, character: string, candidate: Candidate): boolean {
  return (
    previous > '\u007f' &&
    candidate.script !== latin &&
    candidate.script !== han &&
    /[a-z]/i.test(character) &&
    /\p{L}/u.test(previous)
  );
}
