/**
 * A configuration as JSON that may stand inside a page's `<script>`, a PHP file or a template. Nothing in it ends the script
 * or begins a comment of HTML's, and no template engine takes a placeholder of ours, such as `{{count}}`, for its own.
 */
export const inlineJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replaceAll('<', '\\u003c')
    .replace(/\{(?=[{%#])/g, '\\u007b');
