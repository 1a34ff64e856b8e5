/** Names stand inside sentences in the banner, at the head of something here. */
export const capital = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
