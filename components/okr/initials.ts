/**
 * Two letters or one Han character for a name. Of a Chinese name the last character: the surname stands first and is
 * shared by many, the last one is what friends call. Of other names the first letters of the first and the last word.
 */
export function initials(name: string, locale: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')];
  const lastWord = [...(words.at(-1) ?? '')];
  const last = lastWord.at(-1);
  if (last && /\p{Script=Han}/u.test(last)) return last;
  const letters = words.length > 1 ? [first[0], lastWord[0]] : first.slice(0, 2);
  return letters.join('').toLocaleUpperCase(locale);
}
