/** Language and direction from the letters alone; a language is named only where its script makes it plain. */
import type { Direction } from './types.ts';

const scripts = {
  latin: /\p{Script=Latin}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  greek: /\p{Script=Greek}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  arabic: /\p{Script=Arabic}/gu,
  han: /\p{Script=Han}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  thai: /\p{Script=Thai}/gu,
} as const;

type Script = keyof typeof scripts;

/** Units looked at: three places of a long text. */
const SAMPLE = 4_000;

/** `lang` is a BCP 47 tag or null; `direction` is the direction most letters are written in. */
export function guessScript(text: string): { lang: string | null; direction: Direction } {
  const middle = Math.max(0, Math.floor(text.length / 2) - SAMPLE / 2);
  const sample =
    text.length <= 3 * SAMPLE
      ? text
      : text.slice(0, SAMPLE) + text.slice(middle, middle + SAMPLE) + text.slice(-SAMPLE);
  const counts = new Map<Script, number>();
  for (const [name, pattern] of Object.entries(scripts))
    counts.set(name as Script, sample.match(pattern)?.length ?? 0);
  const of = (name: Script): number => counts.get(name) ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rtl = of('hebrew') + of('arabic') > all / 2;
  return { lang: all === 0 ? null : langOf(of, all, sample), direction: rtl ? 'rtl' : 'ltr' };
}

function langOf(of: (name: Script) => number, all: number, sample: string): string | null {
  if (of('hebrew') > all / 2) return 'he';
  // Persian and Urdu have letters Arabic does not use; without them it is Arabic.
  if (of('arabic') > all / 2) return /[ٹڈڑںےھ]/u.test(sample) ? 'ur' : /[پچژگ]/u.test(sample) ? 'fa' : 'ar';
  if (of('greek') > all / 2) return 'el';
  if (of('thai') > all / 2) return 'th';
  if (of('hangul') > all / 3) return 'ko';
  if (of('kana') > (of('kana') + of('han')) * 0.15 && of('kana') + of('han') > all / 3) return 'ja';
  if (of('han') > all / 3) return 'zh';
  if (of('cyrillic') <= all / 2) return null;
  return /[їєґ]/iu.test(sample) ? 'uk' : /[ыэё]/iu.test(sample) ? 'ru' : null;
}
