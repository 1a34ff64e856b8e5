import type { VNode } from 'preact';
import { capital } from '../preferences/capital';
import { categoryInWords } from '../preferences/categoryInWords';
import { date } from '../preferences/inWords';
import { Operator } from '../preferences/Operator';
import type { Scene } from '../preferences/Scene';
import { DeclarationTable } from './DeclarationTable';

/** What the site says of itself and of all that it stores, as part of a page's text. */
export function DeclarationText(props: Scene): (VNode | false)[] {
  const { h, kit, engine, declaration } = props;
  const { t } = engine;
  const { policy, consent } = declaration;
  const edition = date(policy.revision > consent.revision ? policy.revision : consent.revision, engine);
  return [
    <h2>{t('declaration.title')}</h2>,
    edition !== '' && <p>{t('revision', { date: edition })}</p>,
    <Operator {...props} />,
    ...declaration.categories.map((category) => {
      const { id, required, stored, services } = category;
      const { description, consequence, reason } = categoryInWords(category, engine);
      const [standing, why] = required
        ? [t('always'), reason]
        : [t(kit.occasion()?.informs ? 'declaration.inUse' : 'declaration.refusable'), consequence];
      return (
        <section key={id}>
          <h3>{capital(kit.texts.nameOf(category), engine.language)}</h3>
          {description !== '' && <p>{description}</p>}
          <p>
            {standing}. {why}
          </p>
          {stored.length + services.length > 0 ? (
            <DeclarationTable {...props} category={category} />
          ) : (
            <p>{t('declaration.empty')}</p>
          )}
        </section>
      );
    }),
  ];
}
