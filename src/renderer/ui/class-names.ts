/** Joins class names, leaving out what is empty: `cx('tw-button', isOn && 'on', className)`. */
export function cx(...names: Array<string | false | null | undefined>): string {
  return names.filter(Boolean).join(' ');
}
