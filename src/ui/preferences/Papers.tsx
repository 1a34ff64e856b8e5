import type { VNode } from 'preact';
import { date } from './inWords';
import type { Scene } from './Scene';

/** The two texts that the law keeps apart, and their editions. */
export function Papers({ h, kit, engine, declaration }: Scene): VNode | false {
  const { t } = engine;
  const papers = (['policy', 'consent'] as const).map((key) => ({ key, ...declaration[key] }));
  const editions = new Set(papers.map(({ revision }) => revision).filter(Boolean));
  const edition = (revision: string): string => {
    const words = date(revision, engine);
    return words && t('revision', { date: words });
  };
  return (
    papers.some(({ url, revision }) => url || revision) && (
      <div class="note">
        <h3>{t('documents')}</h3>
        {papers.map(
          ({ key, url, revision }) =>
            url !== '' && (
              <p key={key}>
                <a href={url}>{kit.texts.t(key)}</a>{' '}
                {editions.size > 1 && <span class="soft">{edition(revision)}</span>}
              </p>
            ),
        )}
        {editions.size === 1 && [...editions].map((revision) => <p class="soft">{edition(revision)}</p>)}
      </div>
    )
  );
}
