import type { ConsentState } from '../consent/ConsentState';

/** How long a Google tag that is there already waits for an update, in milliseconds. */
const WAIT = 500;

/**
 * Tells Google's tags, in their consent mode, what may run: `default` once, before any of them, then each `update`.
 * A tool of Google's that the site names goes by its own answer, else by that of its category.
 */
export function tellConsentMode({ categories, services }: ConsentState, command: 'default' | 'update'): void {
  const status = (granted: boolean | undefined): string => (granted ? 'granted' : 'denied');
  const ads = status(services['google-ads'] ?? categories.advertising);
  const settings = status(categories.preferences);
  gtag('consent', command, {
    ad_storage: ads,
    ad_user_data: ads,
    ad_personalization: ads,
    analytics_storage: status(services['google-analytics-4'] ?? categories.analytics),
    functionality_storage: settings,
    personalization_storage: settings,
    security_storage: 'granted',
    ...(command === 'default' && { wait_for_update: WAIT }),
  });
}

function gtag(..._command: unknown[]): void {
  // Google's tags take commands for what they are only as `arguments`.
  // eslint-disable-next-line prefer-rest-params -- see above
  ((window.dataLayer ??= []) as unknown[]).push(arguments);
}
