import { sourceOf } from './held';

/** The live script that a held-back one asks for: the same in everything but its type. Not yet in the page. */
export function revive(held: HTMLScriptElement): HTMLScriptElement {
  const script = document.createElement('script');
  const src = sourceOf(held);
  for (const attribute of held.attributes) {
    const { name, value } = attribute;
    if (name.startsWith('on')) script.setAttribute(name, trusted('createScript', value));
    // A copied node takes any name that a parser took; `setAttribute` is stricter.
    else if (name !== 'type' && name !== 'src') script.setAttributeNode(attribute.cloneNode() as Attr);
  }
  script.type = held.dataset.type ?? '';
  // Hidden from the attributes of an element in the page.
  script.nonce = held.nonce;
  if (src) script.src = trusted('createScriptURL', src);
  else script.text = trusted('createScript', held.text);
  return script;
}

interface Policy {
  createScript: (text: string) => string;
  createScriptURL: (url: string) => string;
}

let policy: Policy | undefined;

/** Text as code where the page enforces Trusted Types: the one policy is for the page's own held-back tags. */
function trusted(kind: keyof Policy, text: string): string {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
  };
  const same = (given: string): string => given;
  policy ??= trustedTypes?.createPolicy('soglasie', { createScript: same, createScriptURL: same });
  return policy ? policy[kind](text) : text;
}
