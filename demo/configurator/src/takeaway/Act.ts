/** What the page can do about a finding, for somebody who never opens a code editor. */
export type Act =
  /** Names a service in its category, and starts it by an id where there is one. */
  | { readonly type: 'take'; readonly service: string; readonly id: string; readonly webvisor: boolean }
  /** Starts one more counter of a service. */
  | { readonly type: 'add'; readonly service: string; readonly id: string }
  /** Starts another account of a service that can have but one. */
  | { readonly type: 'replace'; readonly service: string; readonly id: string }
  /** Tells the visitor of a service whose code stays in the page. */
  | { readonly type: 'name'; readonly service: string; readonly category: string }
  /** Tells the visitor that Webvisor records. */
  | { readonly type: 'webvisor' }
  | { readonly type: 'enable'; readonly category: string };
