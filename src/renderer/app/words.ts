// Times, sizes and counts as people read them.

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' });
const dayWithYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/** `14:32` for an ISO time; as the reader's system writes it. */
export function clockTime(iso: string): string {
  return time.format(new Date(iso));
}

/** `today, 14:32`, `14 March, 10:42`, with the year when it is another one. */
export function dayAndTime(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const isToday = date.toDateString() === now.toDateString();
  const format = date.getFullYear() === now.getFullYear() ? day : dayWithYear;
  return `${isToday ? 'today' : format.format(date)}, ${time.format(date)}`;
}

/** `14 March`, with the year when it is another one. */
export function dayOf(iso: string, now = new Date()): string {
  const date = new Date(iso);
  return (date.getFullYear() === now.getFullYear() ? day : dayWithYear).format(date);
}

/** `412 kB`, `3.4 MB`. */
export function bytesInWords(bytes: number): string {
  const [size, unit] =
    bytes < 1_000_000 ? [bytes / 1000, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`;
}

/** `1 transcript`, `13 transcripts`, `no transcripts`. Give the plural when it is not the word and an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number === 0 ? 'no' : number.toLocaleString()} ${number === 1 ? one : many}`;
}
