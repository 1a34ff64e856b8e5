import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import '@c15t/react/styles.css';

// The page says what the tool is given: options of its own.
createRoot(document.getElementById('c15t')).render(
  h(ConsentManagerProvider, { options: window.c15tOptions }, h(ConsentBanner), h(ConsentDialog)),
);
