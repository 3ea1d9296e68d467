/** Words that name a part in a conversation, and words before a colon that never do. Compared in lower case. */
import type { SpeakerRole } from './types.ts';

const interviewer = [
  'interviewer',
  'int',
  'i',
  'iv',
  'ivr',
  'ir',
  'interview',
  'moderator',
  'mod',
  'facilitator',
  'fac',
  'host',
  'researcher',
  'res',
  'q',
  'question',
  'facilitator',
  'chair',
  'interrogator',

  'entrevistador',
  'entrevistadora',
  'moderador',
  'moderadora',
  'investigador',
  'investigadora',
  'pesquisador',
  'intervieweur',
  'intervieweuse',
  'enquêteur',
  'enquêtrice',
  'enquêteuse',
  'animateur',
  'animatrice',
  'interviewerin',
  'moderatorin',
  'fragende',
  'intervistatore',
  'intervistatrice',
  'moderatore',

  'interviewster',
  'onderzoeker',
  'intervjuare',
  'intervjuaren',
  'intervjuer',
  'haastattelija',
  'moderaattori',
  'badacz',
  'badaczka',
  'moderatorka',
  'tazatel',
  'tazatelka',
  'görüşmeci',
  'araştırmacı',

  'интервьюер',
  'модератор',
  'исследователь',
  'інтервʼюер',
  "інтерв'юер",
  'συνεντευκτής',
  'συνεντεύκτρια',
  'מראיין',
  'מראיינת',
  'חוקר',
  'חוקרת',
  'المحاور',
  'المحاورة',
  'الباحث',
  'الباحثة',
  'محاور',
  'محاورة',

  '采访者',
  '访谈者',
  '訪談者',
  '採訪者',
  '主持人',
  '研究者',
  '问',
  '問',
  'インタビュアー',
  '聞き手',
  '면접자',
  '연구자',
  '질문',
];

const participant = [
  'participant',
  'part',
  'p',
  'respondent',
  'resp',
  'r',
  'interviewee',
  'ie',
  'informant',
  'speaker',
  'a',

  'answer',
  'patient',
  'client',
  'carer',
  'parent',
  'mother',
  'father',
  'mum',
  'mom',
  'dad',
  'student',
  'teacher',

  'nurse',
  'doctor',
  'manager',
  'narrator',
  'guest',
  'subject',
  'male',
  'female',
  'man',
  'woman',
  'child',

  'entrevistado',
  'entrevistada',
  'participante',
  'informante',
  'hablante',
  'participant·e',
  'participante',
  'enquêté',

  'enquêtée',
  'interviewé',
  'interviewée',
  'répondant',
  'répondante',
  'befragte',
  'befragter',
  'teilnehmer',
  'teilnehmerin',
  'sprecher',
  'sprecherin',
  'antwort',
  'intervistato',
  'intervistata',
  'partecipante',

  'deelnemer',
  'respondente',
  'intervjuperson',
  'informanten',
  'deltagare',
  'deltaker',
  'deltager',
  'haastateltava',
  'osallistuja',
  'respondentka',
  'uczestnik',
  'uczestniczka',
  'dotazovaný',
  'dotazovaná',
  'katılımcı',

  'респондент',
  'респондентка',
  'участник',
  'участница',
  'информант',
  'респондентка',
  'συνεντευξιαζόμενος',
  'συμμετέχων',
  'συμμετέχουσα',
  'מרואיין',
  'מרואיינת',
  'משתתף',
  'משתתפת',
  'المشارك',
  'المشاركة',
  'مشارك',

  '受访者',
  '受訪者',
  '被访者',
  '參與者',
  '参与者',
  '参加者',
  '答',
  '語り手',
  '참여자',
  '참가자',
  '응답자',
  '답',
];

const other = [
  'interpreter',
  'translator',
  'observer',
  'transcriber',
  'unknown',
  'unidentified',
  'all',
  'both',
  'note taker',

  'notetaker',
  'group',
  'several',
  'unknown speaker',
  'voice',
  'operator',
  'intérprete',
  'interprète',
  'dolmetscher',
];

const roles = new Map<string, SpeakerRole>([
  ...other.map((word) => [word, 'other'] as const),
  ...participant.map((word) => [word, 'participant'] as const),
  ...interviewer.map((word) => [word, 'interviewer'] as const),
]);

// What stands before a colon in headers, forms and notes.
const never = new Set(
  [
    'note notes nb ps date time location place venue subject title topic duration length project study transcript',
    'transcription transcribed recording recorded file filename participants present attendees speakers interviewers name',
    'age gender sex ethnicity occupation address email e-mail phone tel fax url http https ftp www source link',
    'from to cc bcc re sent regarding abstract keywords summary introduction background method methods results discussion',
    'conclusion references figure fig table chapter section appendix page example e.g i.e eg ie todo warning important',
    'attention tip hint step task instructions instruction description definition version author authors editor publisher',
    'copyright license isbn doi id code codes theme themes memo day year month week monday tuesday wednesday thursday friday',
    'saturday sunday am pm start end begin total cost price status type category language format media tags image photo',
    'video audio slides translation translated translator date/time interview-id start-time end-time edited p.s kind region',
    'fecha hora lugar nota título titulo tema idioma datum ort zeit hinweis anmerkung titel thema lieu heure remarque',
    'titre sujet дата время место примечание тема תאריך שעה מקום הערה נושא التاريخ الوقت المكان ملاحظة 日期 时间 時間 地点 地點',
    '备注 備註 幻灯片 投影片 链接 注 主题 主題 位置 標題 标题 日時 場所 備考 題名 날짜 시간 장소 참고 제목',
  ]
    .join(' ')
    .split(' '),
);

/** A label as it is compared: lower case, one space, without brackets, numbers and dots at the ends. */
export function labelKey(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const withoutNumber = (key: string): string =>
  key
    .replace(/[\s_.#-]*\d{1,4}[a-z]?$/u, '')
    .replace(/^\d{1,3}[\s_.-]+/, '')
    .replace(/\.$/, '')
    .trim();

const itemWords = new Set([
  'q',
  'a',
  'question',
  'answer',
  'interview',
  'part',
  'group',
  'pregunta',
  'frage',
]);

/** The part a label names by its words ("Interviewer 2", "P11", "INT"), or null for a name or anything else. */
export function roleOfLabel(label: string): SpeakerRole | null {
  const key = labelKey(label);
  const plain = withoutNumber(key);
  // Numbered questions and answers are items of a guide or a survey, not people.
  if (plain !== key && itemWords.has(plain)) return null;
  const direct = roles.get(key) ?? roles.get(plain);
  if (direct !== undefined) return direct;
  const inBrackets = /^(.+?)\s*[([]([^)\]]+)[)\]]$/u.exec(key);
  if (inBrackets !== null)
    return (
      roles.get(withoutNumber(inBrackets[2] ?? '')) ?? roles.get(withoutNumber(inBrackets[1] ?? '')) ?? null
    );
  const lastWord = plain.split(' ').at(-1) ?? '';
  return lastWord.length > 3 && plain.split(' ').length <= 3 ? (roles.get(lastWord) ?? null) : null;
}

/** True for what is never a speaker, however often it stands before a colon. */
export function isNeverSpeaker(label: string): boolean {
  const key = labelKey(label);
  if (roles.has(key)) return false;
  return (
    never.has(key) ||
    never.has(key.split(' ')[0] ?? '') ||
    /^(question|task|item|step|pregunta|frage) ?\d|^(interview|transcript|study|session) ?(date|time|id|no|number|length|location)/.test(
      key,
    )
  );
}
