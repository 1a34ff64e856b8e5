/** What the code of one vendor is given: nothing of the page's but what it reaches for itself. */
export interface VendorContext {
  /** The site's counters or accounts with the vendor, each as the vendor gives it. At least one. */
  readonly ids: readonly string[];
  /** Whether the site has turned on an option of the service, such as `webvisor`. */
  readonly isOn: (option: string) => boolean;
  /**
   * Has the page load a file of the vendor's, once, however many services or grants ask for it. It goes through the gate
   * like any tag of the page that names the service, or that needs no grant where the visitor has it shown for this once:
   * with the page's nonce, and not at all once consent is taken back. `then` is called when it has run, or at once where
   * it has; not any more once consent is taken back.
   */
  readonly load: (address: string, attributes?: Readonly<Record<string, string>>, then?: () => void) => void;
}
