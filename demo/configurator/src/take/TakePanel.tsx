import { h, type VNode } from 'preact';
import { FileBlock } from './FileBlock';
import { HeldBlock } from './HeldBlock';
import { LawBlock } from './LawBlock';
import { ServerBlock } from './ServerBlock';
import { SnippetsBlock } from './SnippetsBlock';

export function TakePanel(): VNode {
  return (
    <div class="take">
      <FileBlock />
      <SnippetsBlock />
      <HeldBlock />
      <LawBlock />
      <ServerBlock />
    </div>
  );
}
