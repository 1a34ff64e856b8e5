import { h, type ComponentChildren, type VNode } from 'preact';
import russian from '../../../../locales/ru/diagnostics.json';
import { summarise } from '../../../../src/config/summarise';
import { sectionOf, type SectionId } from '../schema/sections';
import { useDesk } from './Desk';

interface SectionProps {
  readonly id: SectionId;
  readonly title: string;
  /** What is set there, in a few words. */
  readonly summary: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
}

export function Section({ id, title, summary, open, children }: SectionProps): VNode {
  const { problems } = useDesk();
  const here = [...problems.values()].flat().filter(({ path }) => sectionOf(path) === id);
  const errors = here.filter(({ severity }) => severity === 'error').length;
  return (
    <details class="section" id={`section-${id}`} open={open}>
      <summary>
        <h2>{title}</h2>
        <span class="summary">{summary}</span>
        {here.length > 0 && (
          <span class={errors > 0 ? 'badge error' : 'badge warning'}>
            {here.length}
            <span class="unseen"> – {summarise(here, russian, 'ru')}</span>
          </span>
        )}
      </summary>
      <div class="fields">{children}</div>
    </details>
  );
}
