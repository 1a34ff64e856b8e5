import { h, type VNode } from 'preact';
import type { Shelf } from '../work/keep';
import { useKept } from '../work/useKept';
import { FileBlock } from './FileBlock';
import { HeldBlock } from './HeldBlock';
import { LawBlock } from './LawBlock';
import { ServerBlock } from './ServerBlock';
import { SnippetsBlock } from './SnippetsBlock';

/** What was typed here is there again after another part was looked at. */
export function TakePanel({ shelf }: { readonly shelf: Shelf | undefined }): VNode {
  const [fileUrl, setFileUrl] = useKept(shelf, 'soglasie-configurator-file');
  const [pasted, setPasted] = useKept(shelf, 'soglasie-configurator-pasted');
  return (
    <div class="take">
      <FileBlock />
      <SnippetsBlock fileUrl={fileUrl} onFileUrl={setFileUrl} />
      <HeldBlock pasted={pasted} onPaste={setPasted} />
      <LawBlock />
      <ServerBlock />
    </div>
  );
}
