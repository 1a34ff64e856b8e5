/**
 * The classic script that is running, if there is one. The getter comes from the prototype: an image of that name
 * hides the document's own.
 */
export const currentScript = (): HTMLScriptElement | null =>
  Reflect.get(Document.prototype, 'currentScript', document) as HTMLScriptElement | null;
