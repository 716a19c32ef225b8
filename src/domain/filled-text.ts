/**
 * A number with the words that agree with it: `1 room`, `2 rooms`.
 *
 * @param number as it is shown
 * @param words what follows 1 and what follows every other number, such as `room/rooms`
 */
export function counted(number: number | string, words: string): string {
  const [one, more] = words.split('/');
  return `${number} ${(String(number) === '1' ? one : more) ?? words}`;
}

/**
 * A text of a locale file with its parameters put in, as window and papers say it: `{{name}}`, `{{count, number}}`,
 * or `{{rooms, room/rooms}}` for a number with its words. A parameter that is not given leaves nothing.
 *
 * @param parameters as they are shown, numbers too
 */
export function filledText(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)(?:, ([^}]+))?\}\}/g, (_, name: string, format?: string) => {
    const shown = parameters[name] ?? '';
    return format === undefined || format === 'number' ? shown : counted(shown, format);
  });
}
