import { h, type VNode } from 'preact';
import { categoryIds, isOn, servicesOf } from '../schema/categories';
import { catalogue } from '../catalogue';
import { propertiesOf } from '../schema/describeField';
import { sections, type SectionId } from '../schema/sections';
import { languageName } from '../schema/texts';
import { entriesAt, getAt, getText } from '../work/getAt';
import type { Document } from '../work/Json';
import { CategoriesSection } from './CategoriesSection';
import { Contrast } from './Contrast';
import { useDesk } from './Desk';
import { Field } from './Field';
import { wordOf } from './options';
import { Section } from './Section';
import { ServicesSection } from './ServicesSection';
import { TextsSection } from './TextsSection';

const fieldsOf = (...objects: readonly string[]): VNode[] =>
  objects.flatMap((path) =>
    propertiesOf(path).map((key) => <Field key={`${path}.${key}`} path={`${path}.${key}`} />),
  );

const contents: Readonly<Record<SectionId, () => VNode | VNode[]>> = {
  operator: () => fieldsOf('operator'),
  documents: () => fieldsOf('policy', 'consent'),
  categories: () => <CategoriesSection />,
  services: () => <ServicesSection />,
  look: () => [...fieldsOf('banner', 'theme'), <Contrast key="contrast" />],
  texts: () => <TextsSection />,
  withdrawal: () => fieldsOf('withdrawal', 'age'),
  integrations: () => fieldsOf('integrations', 'cookie', 'gate'),
};

const summaries: Readonly<Record<SectionId, (document: Document) => string>> = {
  operator: (document) => getText(document, 'operator.name'),
  documents: (document) =>
    [getText(document, 'policy.url'), getText(document, 'consent.url')].filter(Boolean).join(', '),
  categories: (document) => `Включено: ${categoryIds(document).filter((id) => isOn(document, id)).length}`,
  services: (document) =>
    servicesOf(document)
      .map(({ id }) => getText(document, `services.${id}.title`) || (catalogue.get(id)?.title ?? id))
      .join(', '),
  look: (document) =>
    [wordOf('banner.layout', getAt(document, 'banner.layout') ?? 'bar'), getText(document, 'theme.accent')]
      .filter(Boolean)
      .join(', '),
  texts: (document) =>
    entriesAt(document, 'texts')
      .map(([code]) => languageName(code))
      .join(', '),
  withdrawal: (document) => getText(document, 'withdrawal.email') || getText(document, 'withdrawal.phone'),
  integrations: () => '',
};

export function Form(): VNode {
  const { document } = useDesk();
  return (
    <div class="form">
      {sections.map(({ id, title }) => (
        <Section key={id} id={id} title={title} summary={summaries[id](document)} open={id === 'operator'}>
          {contents[id]()}
        </Section>
      ))}
    </div>
  );
}
