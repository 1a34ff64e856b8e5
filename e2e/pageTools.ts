// Runs in the page (`addInitScript`): what a test of accessibility measures, through all shadow roots.

export interface PageTools {
  /** Elements that match, in the page's order, those in shadow roots too. */
  readonly all: (selector: string, root?: Node) => HTMLElement[];
  /** All that a visitor operates in a surface and that is shown. */
  readonly controls: (root: Node) => HTMLElement[];
  readonly focused: () => Element | null;
  /** Tag, part and name, so that a failure says what it is about. */
  readonly name: (element: Element) => string;
  /** Contrast of two CSS colours, the first upon the second. */
  readonly contrast: (colour: string, background: string) => number;
  /** Texts below 4.5, and switches below 3. */
  readonly pale: (root: Node) => string[];
  /** What is wrong with how an element that has the focus shows it. */
  readonly focusFaults: (element: Element) => string[];
  /** Texts of a surface that cannot be read: outside of the window, cut off, over one another. */
  readonly lost: (root: Node) => string[];
  /** Live regions that came into the page with their text already in them. */
  readonly late: string[];
}

declare global {
  interface Window {
    tools: PageTools;
  }
}

export function installTools(): void {
  const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() as { host?: Element }).host ??
    null;

  const ancestors = (element: Element): Element[] => {
    const found: Element[] = [];
    for (let one: Element | null = element; one; one = parentOf(one)) found.push(one);
    return found;
  };

  const all = (selector: string, root: Node = document.documentElement): HTMLElement[] => {
    const found: HTMLElement[] = [];
    const walk = (node: Node): void => {
      if (node instanceof HTMLElement) {
        if (node.matches(selector)) found.push(node);
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      node.childNodes.forEach(walk);
    };
    walk(root);
    return found;
  };

  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  /** Colours laid over one another, the first at the bottom. */
  const paint = (...colours: string[]): number[] => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = '#f0f';
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (pixel: number[]): number => {
    const [red, green, blue] = pixel.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const rgb = (pixel: number[]): string => `rgb(${pixel.slice(0, 3).join(' ')})`;

  const name = (element: Element): string => {
    const text = element.getAttribute('aria-label') ?? element.textContent.trim();
    return `${element.localName}${element.id && `#${element.id}`} ${text.slice(0, 40)}`.trim();
  };

  const contrast = (colour: string, background: string): number => {
    const lights = [luminance(paint(background)), luminance(paint(background, colour))];
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
  };

  /** The colour that lies behind an element. */
  const behind = (element: Element): string => {
    const colours = ancestors(element)
      .slice(1)
      .map((one) => getComputedStyle(one).backgroundColor);
    return rgb(paint('#fff', ...colours.reverse()));
  };

  const late: string[] = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const shadow = attach.call(this, options);
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          for (const region of all('[role=status], [role=alert]', node))
            if (region.isConnected && region.textContent.trim()) late.push(name(region));
    }).observe(shadow, { childList: true, subtree: true });
    return shadow;
  };

  window.tools = {
    all,
    name,
    late,
    controls: (root) => all('button:enabled, a[href], input, summary, [tabindex="0"]', root).filter(visible),
    focused() {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element;
    },
    contrast,
    pale(root) {
      const say = (what: string, ratio: number, least: number): string[] =>
        ratio < least ? [`${what}: ${ratio.toFixed(2)}`] : [];
      const ground = (element: Element): string =>
        paint(getComputedStyle(element).backgroundColor)[3] === 0
          ? behind(element)
          : getComputedStyle(element).backgroundColor;
      const texts = all('*', root)
        .filter(
          (one) =>
            visible(one) && [...one.childNodes].some((node) => node instanceof Text && node.data.trim()),
        )
        .flatMap((one) => say(name(one), contrast(getComputedStyle(one).color, ground(one)), 4.5));
      const switches = all('input', root).flatMap((input) => {
        const state = (input as HTMLInputElement).checked ? 'on' : 'off';
        const boundary = contrast(getComputedStyle(input).borderTopColor, behind(input));
        const knob = contrast(getComputedStyle(input, '::before').backgroundColor, ground(input));
        return [
          ...say(`boundary of a switch that is ${state}`, boundary, 3),
          ...say(`knob of a switch that is ${state}`, knob, 3),
        ];
      });
      return [...new Set([...texts, ...switches])];
    },
    focusFaults(element) {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset, backgroundColor } =
        getComputedStyle(element);
      // `auto` is the browser's own: two colours, one of which is seen on any ground.
      const isOurs = outlineStyle !== 'auto';
      const ground = parseFloat(outlineOffset) < 0 ? backgroundColor : behind(element);
      const ratio = contrast(outlineColor, ground);
      // Of a link that goes on in the next line, the line it begins in.
      const { left, top, width, height } = element.getClientRects()[0]!;
      const root = element.getRootNode() as ShadowRoot | Document;
      const shown = [0.15, 0.5, 0.85].flatMap((x) =>
        [0.25, 0.5, 0.75].filter((y) => {
          const hit = root.elementFromPoint(left + width * x, top + height * y);
          return hit !== null && (element.contains(hit) || hit.contains(element));
        }),
      ).length;
      return [
        outlineStyle === 'none' || (isOurs && parseFloat(outlineWidth) < 2) ? 'no outline' : [],
        isOurs && ratio < 3 ? `an outline of contrast ${ratio.toFixed(2)}` : [],
        shown < 5 ? `${shown} of 9 points in sight` : [],
      ]
        .flat()
        .map((fault) => `${name(element)}: ${fault}`);
    },
    lost(root) {
      const faults: string[] = [];
      const boxes: { text: Text; box: DOMRect }[] = [];
      const walk = (node: Node): void => {
        if (node instanceof HTMLElement && getComputedStyle(node).clipPath !== 'none') return;
        if (node instanceof Text && node.data.trim() && node.parentElement && visible(node.parentElement)) {
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const box of range.getClientRects()) if (box.width > 1) boxes.push({ text: node, box });
        }
        if (node instanceof HTMLElement && node.shadowRoot) walk(node.shadowRoot);
        node.childNodes.forEach(walk);
      };
      walk(root);
      const say = (what: string, { data }: Text): number =>
        faults.push(`${what}: ${data.trim().slice(0, 60)}`);
      for (const { text, box } of boxes) {
        if (box.left < -0.5 || box.right > innerWidth + 0.5) say('out of the window', text);
        for (const one of ancestors(text.parentElement!)) {
          const style = getComputedStyle(one);
          const outer = one.getBoundingClientRect();
          const isBox = one.matches('button, [part~=surface], [part=embed]');
          if (!isBox && !/hidden|clip|auto/.test(style.overflowX)) continue;
          if (box.left < outer.left - 0.5 || box.right > outer.right + 0.5) say('cut off at the side', text);
          const isTall = one.matches('button') || /hidden|clip/.test(style.overflowY);
          // What scrolls inside it is reached there.
          const scrolls = all('*', one).some(
            (inner) =>
              inner.contains(text) &&
              inner.scrollHeight > inner.clientHeight &&
              getComputedStyle(inner).overflowY === 'auto',
          );
          if (isTall && !scrolls && (box.top < outer.top - 0.5 || box.bottom > outer.bottom + 0.5))
            say('cut off below or above', text);
          if (style.overflowX.includes('auto') && one.scrollWidth > one.clientWidth)
            say('scrolls sideways', text);
        }
      }
      // What is scrolled away lies under nothing.
      const inSight = boxes.flatMap(({ text, box }) => {
        let { left, right, top, bottom } = box;
        for (const one of ancestors(text.parentElement!)) {
          const style = getComputedStyle(one);
          if (style.overflowY === 'visible' || one === document.documentElement) continue;
          const outer = one.getBoundingClientRect();
          [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
          [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
        }
        return left < right && top < bottom ? { text, left, right, top, bottom, height: box.height } : [];
      });
      inSight.forEach((one, index) => {
        for (const other of inSight.slice(index + 1)) {
          if (other.text === one.text || other.text.getRootNode() !== one.text.getRootNode()) continue;
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          // Lines are as high as their letters and some room: that may touch.
          if (width > 1 && height > Math.min(one.height, other.height) / 3)
            say('under another text', one.text);
        }
      });
      return [...new Set(faults)];
    },
  };
}
